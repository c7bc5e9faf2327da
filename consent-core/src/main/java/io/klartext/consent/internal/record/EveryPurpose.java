package io.klartext.consent.internal.record;

import io.klartext.consent.internal.decision.AppliedPolicy;
import io.klartext.consent.internal.decision.AppliedPurpose;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Purpose;
import java.util.List;

/** What "accept all" and "refuse all" mean: single choices, one per purpose (GDPR 4(11), recitals 32 and 43). */
public final class EveryPurpose {

    private EveryPurpose() {}

    /**
     * A yes to each purpose that rests on consent.
     *
     * @param policy the policy that counts
     * @param evidence explicit or not: only an explicit yes covers special data
     * @return the choices
     */
    public static List<Choice> granted(AppliedPolicy policy, Evidence evidence) {
        return policy.purposes().stream()
                .filter(applied -> applied.purpose().legalBasis() == LegalBasis.CONSENT)
                .filter(applied -> evidence.explicit() || !applied.special())
                .map(applied -> Choice.granted(applied.purpose().id()))
                .toList();
    }

    /**
     * A no to each purpose that can be declined.
     *
     * @param policy the policy that counts
     * @return the choices
     */
    public static List<Choice> refused(AppliedPolicy policy) {
        return policy.purposes().stream()
                .map(AppliedPurpose::purpose)
                .filter(purpose -> !purpose.legalBasis().required())
                .map(EveryPurpose::no)
                .toList();
    }

    private static Choice no(Purpose purpose) {
        return purpose.legalBasis() == LegalBasis.CONSENT
                ? Choice.refused(purpose.id())
                : Choice.objected(purpose.id());
    }
}
