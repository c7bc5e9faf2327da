package io.klartext.consent.policy;

/** Why a purpose is lawful (GDPR 6(1)). It decides what silence means: only under consent does silence deny. */
public enum LegalBasis implements DocumentWord {
    /** GDPR 6(1)(a): the person said yes. Silence is a no. */
    CONSENT("consent"),
    /** GDPR 6(1)(f): the shop's interest prevails until the person objects. */
    LEGITIMATE_INTEREST("legitimate-interest"),
    /** GDPR 6(1)(b): a contract with the person cannot be kept without it. There is nothing to choose. */
    CONTRACT("contract"),
    /** GDPR 6(1)(c): a law demands it. There is nothing to choose. */
    LEGAL_OBLIGATION("legal-obligation");

    private final String word;

    LegalBasis(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /**
     * Whether the purpose goes on whatever the person says: contract and legal obligation.
     *
     * @return true if there is nothing to choose
     */
    public boolean required() {
        return this == CONTRACT || this == LEGAL_OBLIGATION;
    }
}
