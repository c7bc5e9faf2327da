package io.klartext.consent.policy;

/** A constant that is written as a word in the policy document and in JSON. */
public interface DocumentWord {
    /**
     * The word in documents.
     *
     * @return lower-case words joined by hyphens, stable for ever
     */
    String word();
}
