package io.klartext.consent.explain;

/** Why an offer may not be shown with the factors that it has. */
public enum Refusal {
    /** The purpose is denied for this person, so nothing of theirs may have entered. */
    DENIED,
    /** A factor's data category is not declared for the purpose. */
    UNDECLARED_CATEGORY,
    /** A model weighs a feature of which nobody said what data it comes from. */
    UNKNOWN_FEATURE,
    /** A weight is not a number, or infinite. */
    NO_WEIGHT,
    /** An influence is claimed that only a rerun can find out. */
    INFLUENCE_NOT_COMPUTED,
    /** An advertisement rests on personal data under a purpose that does not profile for advertising. */
    NOT_FOR_ADVERTISING
}
