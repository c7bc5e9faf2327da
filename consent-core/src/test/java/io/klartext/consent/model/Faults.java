package io.klartext.consent.model;

import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.policy.PurposeId;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with one choice; whoever refuses it has to name one of these. */
final class Faults {

    private Faults() {}

    /** A choice from before answers the version that its evidence names. */
    static Set<RejectionReason> ofGiven(GivenChoice given, Shop shop) {
        ModelPolicy asking = shop.policies().stream()
                .filter(policy -> policy.version() == given.evidence().policyVersion())
                .findFirst()
                .orElse(null);
        return of(given.choice(), given.evidence(), asking, shop);
    }

    static Set<RejectionReason> of(Choice choice, Evidence evidence, @Nullable ModelPolicy asking, Shop shop) {
        Set<RejectionReason> faults = EnumSet.noneOf(RejectionReason.class);
        if (!choice.purpose().equals(PurposeId.DIRECT_MARKETING)) {
            ModelPurpose purpose = asking == null ? null : asking.purpose(choice.purpose());
            if (purpose == null) {
                faults.add(RejectionReason.UNKNOWN_PURPOSE);
            } else if (purpose.basis().required()) {
                faults.add(RejectionReason.NOTHING_TO_CHOOSE);
            }
        }
        if (choice.kind() == ChoiceKind.GRANTED && evidence.method() == Method.BROWSER_SIGNAL) {
            faults.add(RejectionReason.SIGNAL_CANNOT_GRANT);
        }
        if (!wasPublished(shop, evidence.policyVersion(), evidence.noticeHash())) {
            faults.add(RejectionReason.STALE_NOTICE);
        }
        if (evidence.givenAt().isPresent() && evidence.givenAt().get().isAfter(shop.now())) {
            faults.add(RejectionReason.GIVEN_IN_THE_FUTURE);
        }
        return faults;
    }

    static boolean wasPublished(Shop shop, int version, String hash) {
        return shop.policies().stream()
                .anyMatch(policy ->
                        policy.version() == version && policy.notice().hash().equals(hash));
    }
}
