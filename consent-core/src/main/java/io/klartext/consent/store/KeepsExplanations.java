package io.klartext.consent.store;

/** The power of a store to keep what people were shown. A store without it cannot be used where that is switched on. */
public interface KeepsExplanations {

    /**
     * What people were shown.
     *
     * @return always the same role object
     */
    ExplanationLog explanations();
}
