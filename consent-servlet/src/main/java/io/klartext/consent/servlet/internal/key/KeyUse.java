package io.klartext.consent.servlet.internal.key;

/** What a key is used for. Each use has a key of its own, derived from the ring's, so that no token passes for another. */
public enum KeyUse {
    /** Signs the visitor's cookie. */
    COOKIE,
    /** Signs the token of a form. */
    FORM,
    /** Ties a cookie's refusals to the account that takes them over. */
    CLAIM,
    /** Seals the explanation in a link. */
    WHY
}
