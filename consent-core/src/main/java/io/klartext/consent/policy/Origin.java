package io.klartext.consent.policy;

/** Where the data of a category comes from (GDPR 14(2)(f), 15(1)(g)). */
public enum Origin implements DocumentWord {
    /** The person told it to the shop. */
    TOLD("told"),
    /** The shop observed it, such as purchases and visits. */
    OBSERVED("observed"),
    /** The shop inferred it from other data. */
    INFERRED("inferred"),
    /** Somebody else handed it over. */
    RECEIVED("received");

    private final String word;

    Origin(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
