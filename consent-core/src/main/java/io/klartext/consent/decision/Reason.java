package io.klartext.consent.decision;

import io.klartext.consent.policy.DocumentWord;

/** Why a check was answered as it was. The constants stand in the order in which they are tried. */
public enum Reason implements DocumentWord {
    /** The policy that counts now has no such purpose. */
    UNKNOWN_PURPOSE("unknown-purpose", false),
    /** The person was erased, and nothing was recorded since (GDPR 17). */
    ERASED("erased", false),
    /** Processing is restricted at the person's demand (GDPR 18). */
    RESTRICTED("restricted", false),
    /** A contract or a law demands it; there is nothing to choose. */
    REQUIRED("required", true),
    /** Nobody may allow it: it would profile a minor, or special data, for advertising (DSA 26(3), 28(2)). */
    PROHIBITED("prohibited", false),
    /** The person objected to the purpose, or to direct marketing as a whole (GDPR 21). */
    OBJECTED("objected", false),
    /** The browser says no, and no grant stands that was given while it said so. */
    BROWSER_SIGNAL("browser-signal", false),
    /** The person was asked and said no. */
    REFUSED("refused", false),
    /** The person had granted it and said no more (GDPR 7(3)). */
    WITHDRAWN("withdrawn", false),
    /** The shop's interest prevails, and the person did not object (GDPR 6(1)(f)). */
    LEGITIMATE_INTEREST("legitimate-interest", true),
    /** Consent is needed and nothing was said: silence is never consent. */
    NOT_ASKED("not-asked", false),
    /** It was granted, but the grant's time is over. */
    EXPIRED("expired", false),
    /** It was granted for less than what the purpose now covers. */
    POLICY_CHANGED("policy-changed", false),
    /** It was granted by a child whose guardian did not (GDPR 8). */
    GUARDIAN_REQUIRED("guardian-required", false),
    /** It was granted, but special data needs it said expressly (GDPR 9(2)(a)). */
    EXPLICIT_REQUIRED("explicit-required", false),
    /** It was granted. */
    GRANTED("granted", true),
    /** The person's state cannot be had, or it holds something that this version cannot read. */
    UNAVAILABLE("unavailable", false),
    /** The state cannot be had, but the purpose is required and its policy says that it goes on. */
    REQUIRED_UNAVAILABLE("required-unavailable", true);

    private final String word;
    private final boolean allowed;

    Reason(String word, boolean allowed) {
        this.word = word;
        this.allowed = allowed;
    }

    @Override
    public String word() {
        return word;
    }

    /**
     * Whether this reason allows.
     *
     * @return true if a check with this reason may go on
     */
    public boolean allowed() {
        return allowed;
    }

    /**
     * Whether it is a no of the person's own that stands.
     *
     * @return true if it was refused, withdrawn or objected to
     */
    public boolean saidNo() {
        return this == REFUSED || this == WITHDRAWN || this == OBJECTED;
    }
}
