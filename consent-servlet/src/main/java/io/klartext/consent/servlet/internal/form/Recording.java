package io.klartext.consent.servlet.internal.form;

import io.klartext.consent.ledger.Outcome;

/** What became of choices that somebody sent. Only {@link #DONE} may be shown as a promise. */
public enum Recording {
    /** They are recorded, and the shop acts on them. */
    DONE,
    /** The text has changed since it was shown, or the form is too old: show it anew and ask again. */
    STALE,
    /** They cannot be chosen at all. */
    IMPOSSIBLE,
    /** The key was used for another request. */
    KEY_REUSED,
    /** The store cannot be reached; nothing was recorded. */
    NOT_RECORDED,
    /** Nobody can say whether they were recorded. */
    UNKNOWN;

    /**
     * What an outcome means to whoever chose.
     *
     * @param outcome the store's
     * @return what became of the choices
     */
    public static Recording of(Outcome outcome) {
        if (outcome instanceof Outcome.Rejected rejected) {
            return switch (rejected.reason()) {
                case STORE_UNAVAILABLE -> Recording.NOT_RECORDED;
                case STALE_NOTICE, CONDITION_FAILED -> Recording.STALE;
                case KEY_REUSED -> Recording.KEY_REUSED;
                default -> Recording.IMPOSSIBLE;
            };
        }
        return outcome instanceof Outcome.Recorded ? Recording.DONE : Recording.UNKNOWN;
    }
}
