package io.klartext.consent.explain;

/** What a person can do about an offer, beside its explanation and without JavaScript. */
public enum Control {
    /** Take the grant back (GDPR 7(3)). */
    WITHDRAW,
    /** Object to the purpose (GDPR 21). */
    OBJECT,
    /** Correct a value that entered (GDPR 16). */
    CHANGE_VALUE,
    /** Delete the datum that entered (GDPR 17). */
    DELETE_DATA,
    /** See this offer no more. */
    HIDE_OFFER,
    /** Read what the policy says about the purpose. */
    LEARN_MORE
}
