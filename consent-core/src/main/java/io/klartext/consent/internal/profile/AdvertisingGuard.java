package io.klartext.consent.internal.profile;

import io.klartext.consent.explain.Basis;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.explain.Refusal;
import io.klartext.consent.explain.RefusedOfferException;
import io.klartext.consent.policy.Profiling;
import io.klartext.consent.policy.Purpose;

/**
 * An advertisement may rest on personal data only under a purpose that says so. For such a purpose a minor and special
 * data are denied whatever was granted (DSA 26(3), 28(2)); under any other purpose nobody would have asked.
 */
public final class AdvertisingGuard {

    private AdvertisingGuard() {}

    /**
     * Lets an explanation pass.
     *
     * @throws RefusedOfferException if it is of a personalised advertisement and the purpose does not profile for advertising
     */
    public static Explanation passed(Explanation why, Purpose purpose) {
        if (why.offer().kind() == Offer.Kind.ADVERTISEMENT
                && why.basis() == Basis.PERSONALISED
                && purpose.profiling() != Profiling.ADVERTISING) {
            throw new RefusedOfferException(
                    Refusal.NOT_FOR_ADVERTISING,
                    "An advertisement was chosen with personal data for " + purpose.id()
                            + ", which does not profile for advertising: ask another purpose, or declare"
                            + " \"profiling\": \"advertising\"");
        }
        return why;
    }
}
