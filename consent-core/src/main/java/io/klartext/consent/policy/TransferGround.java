package io.klartext.consent.policy;

/** On which ground data may leave the European Economic Area (GDPR chapter V). */
public enum TransferGround implements DocumentWord {
    /** The Commission found the country's protection adequate (GDPR 45). */
    ADEQUACY("adequacy"),
    /** Standard data protection clauses of the Commission were agreed (GDPR 46(2)(c)). */
    STANDARD_CLAUSES("standard-clauses"),
    /** Binding corporate rules within one group (GDPR 47). */
    BINDING_RULES("binding-rules"),
    /** An exception for a specific situation (GDPR 49). */
    DEROGATION("derogation");

    private final String word;

    TransferGround(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
