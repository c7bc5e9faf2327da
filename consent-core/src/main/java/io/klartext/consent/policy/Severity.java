package io.klartext.consent.policy;

/** How grave a finding of {@link PolicyLint} is. */
public enum Severity implements DocumentWord {
    /** The policy is not published with it. Whether it stands depends on the documents alone, never on the day. */
    ERROR("error"),
    /** The policy is published; somebody should look at it. */
    WARNING("warning");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
