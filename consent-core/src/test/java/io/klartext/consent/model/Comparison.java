package io.klartext.consent.model;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.FeatureDecision;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.PurposeId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares what a manager says with what the model says. */
record Comparison(Shop shop) {

    /** All questions that are about all purposes at once. */
    void everything(ConsentManager manager, SubjectId subject, Signals signals) {
        Model model = shop.model(subject);
        ModelPolicy policy = model.current();
        Map<PurposeId, Decision> all = new LinkedHashMap<>();
        for (ModelPurpose purpose : policy == null ? List.<ModelPurpose>of() : policy.purposes()) {
            all.put(purpose.id(), model.check(purpose.id(), signals.present()));
        }
        same(
                "all answers for " + subject.value(),
                List.copyOf(manager.checkAll(subject, signals).entrySet()),
                List.copyOf(all.entrySet()));
        SubjectState state =
                SubjectState.of(manager.history(subject).events()).inEpoch(shop.epochs.getOrDefault(subject, 0L));
        String asked = "what " + subject.value() + " may be asked";
        same(asked, manager.pending(subject, signals), model.pending(signals.present()));
        same(asked, manager.pending(state, signals), model.pending(signals.present()));
        all.forEach((purpose, decision) -> same(subject, signals, manager.check(state, purpose, signals), decision));
        for (String feature : List.of("club", "shop", "post", "nothing")) {
            FeatureDecision decision = manager.checkFeature(subject, feature, signals);
            List<PurposeId> needs = policy == null ? null : policy.features().get(feature);
            same("whether the feature " + feature + " is known", decision.known(), needs != null);
            boolean allowed = needs != null;
            for (PurposeId need : needs == null ? List.<PurposeId>of() : needs) {
                allowed &= all.get(need).allowed();
            }
            same("feature " + feature + " for " + subject.value(), decision.allowed(), allowed);
        }
    }

    void same(SubjectId subject, Signals signals, Decision found, Decision expected) {
        if (!found.equals(expected)) {
            same("the answer for " + subject.value() + " with " + signals, found, expected);
        }
    }

    void same(String what, Object found, Object expected) {
        if (!found.equals(expected)) {
            throw new AssertionError("At " + shop.now() + ", " + what + "\n  the manager says: " + found
                    + "\n  the model says:   " + expected);
        }
    }
}
