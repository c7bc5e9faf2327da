package io.klartext.consent.policy;

/** A text that belongs to the policy as a whole, under {@code texts} in the document. */
public enum PolicyText {
    /** How a grant is withdrawn, and that this is possible at any time (GDPR 7(3), 13(2)(c)). */
    WITHDRAWAL("withdrawal"),
    /** The button that allows one purpose. */
    ALLOW("allow"),
    /** The button that refuses one purpose. */
    REFUSE("refuse"),
    /** The button that allows all purposes. */
    ALLOW_ALL("allowAll"),
    /** The button that refuses all purposes. */
    REFUSE_ALL("refuseAll"),
    /** The button that withdraws a grant. */
    WITHDRAW("withdraw"),
    /** The button that objects. */
    OBJECT("object"),
    /** Whose data is processed, for the record of processing (GDPR 30(1)(c)). */
    DATA_SUBJECTS("dataSubjects"),
    /** How the data is kept safe, for the record of processing (GDPR 30(1)(g)). */
    SECURITY_MEASURES("securityMeasures");

    private final String field;

    PolicyText(String field) {
        this.field = field;
    }

    /**
     * The field of the document in which the text stands.
     *
     * @return its name under {@code texts}
     */
    public String field() {
        return field;
    }
}
