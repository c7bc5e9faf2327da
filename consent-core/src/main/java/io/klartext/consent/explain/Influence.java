package io.klartext.consent.explain;

/** How much a factor mattered. It is computed, never guessed. */
public enum Influence {
    /** Without it something else would have been offered. */
    PRIMARY,
    /** It entered the choice. */
    CONTRIBUTING,
    /** It entered, and the choice would have been the same without it. */
    MINOR,
    /** It cannot be said. */
    UNKNOWN
}
