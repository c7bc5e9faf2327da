package io.klartext.consent.servlet.dryrun;

/** What a rule is about. */
public enum RuleKind {
    /** Elements of a page. */
    BLOCK,
    /** A cookie; none can be seen in a saved page. */
    COOKIE,
    /** Scripts that a page loads. */
    SCRIPT,
    /** A path as a whole. */
    PATH
}
