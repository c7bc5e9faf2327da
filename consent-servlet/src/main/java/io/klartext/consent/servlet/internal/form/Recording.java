package io.klartext.consent.servlet.internal.form;

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
    UNKNOWN
}
