package io.klartext.consent.key;

/**
 * What a key is used for. Each use has a key of its own, derived from the ring's, so that no token passes for another and
 * no hash can be joined with another's.
 */
public enum KeyUse {
    /** Signs the visitor's cookie. */
    COOKIE,
    /** Signs the token of a form. */
    FORM,
    /** Ties a cookie's refusals to the account that takes them over. */
    CLAIM,
    /** Seals the explanation in a link. */
    WHY,
    /** Makes the pseudonyms of subjects, per purpose. */
    PSEUDONYM,
    /** Hashes telephone numbers and addresses, by which subjects are found. */
    CONTACT,
    /** Hashes values that a purpose may only compare. */
    VALUE,
    /** Seals the link in a mail by which its reader says no. */
    MAIL;

    /** Whether it seals, so that nobody can read, rather than signs or hashes. */
    boolean seals() {
        return this == WHY || this == MAIL;
    }
}
