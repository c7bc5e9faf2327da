package io.klartext.consent.explain;

/** On what an offer rests. That it does not rest on a profile is said too. */
public enum Basis {
    /** On data about this person. */
    PERSONALISED,
    /** On the page or the words around it, not on who reads it. */
    CONTEXTUAL,
    /** On what is popular with everybody. */
    POPULAR,
    /** On chance. */
    RANDOM,
    /** On somebody's having paid for the place, whoever reads it. */
    PAID,
    /** Not on data about this person; on what else, the shop does not say. */
    NOT_PERSONALISED
}
