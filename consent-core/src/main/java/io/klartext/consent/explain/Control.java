package io.klartext.consent.explain;

/** What a person can do about an offer, beside its explanation and without JavaScript. */
public enum Control {
    /** Take the grant back (GDPR 7(3)). */
    WITHDRAW,
    /** Object to the purpose (GDPR 21). */
    OBJECT,
    /** Read what the policy says about the purpose. */
    LEARN_MORE
}
