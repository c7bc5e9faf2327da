package io.klartext.consent.ledger;

/** Why a write was rejected. */
public enum RejectionReason {
    /** There was no choice in the request, or two about the same purpose. */
    NOT_ONE_CHOICE_PER_PURPOSE,
    /** The policy that counts now has no such purpose. */
    UNKNOWN_PURPOSE,
    /** The purpose is required by contract or law: there is nothing to choose. */
    NOTHING_TO_CHOOSE,
    /** The notice that was shown is not the one that counts now: show the new text and ask again. */
    STALE_NOTICE,
    /** A browser signal can only deny. */
    SIGNAL_CANNOT_GRANT,
    /** It is said to have been given later than now. */
    GIVEN_IN_THE_FUTURE,
    /** Links are recorded by linking only. */
    ONLY_BY_LINKING,
    /** Somebody is erased by erasing only. */
    ONLY_BY_ERASING,
    /** A link joins a visitor and an account, and nobody else. */
    NOT_A_VISITOR_AND_AN_ACCOUNT,
    /** The account has no such link. */
    UNKNOWN_LINK,
    /** Whoever looks at data has to be a guardian, a member of staff or a system, with an id. */
    ACTOR_NOT_NAMED,
    /** No attribute was asked for, or one that the policy does not declare for the purpose. */
    NOT_DECLARED,
    /** The check of the purpose was a denial. */
    NOT_ALLOWED,
    /** The key was used for another request. */
    KEY_REUSED,
    /** The subject's events are not where the caller's condition says. */
    CONDITION_FAILED,
    /** The store cannot be reached; nothing was written. */
    STORE_UNAVAILABLE
}
