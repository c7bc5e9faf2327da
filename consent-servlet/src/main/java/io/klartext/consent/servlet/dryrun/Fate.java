package io.klartext.consent.servlet.dryrun;

/** What becomes of an element that a rule matches. */
public enum Fate {
    /** It is sent. */
    SENT,
    /** The rule denies it, and it is not sent. */
    DENIED,
    /** Another rule denies it first, and it is not sent. */
    DENIED_BY_ANOTHER,
    /** It stands in something that is not sent. */
    INSIDE_UNSENT
}
