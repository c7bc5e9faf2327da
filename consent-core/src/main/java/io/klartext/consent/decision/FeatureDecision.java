package io.klartext.consent.decision;

import io.klartext.consent.policy.Feature;
import io.klartext.consent.policy.PurposeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer for a feature of the shop, which may need several purposes.
 *
 * @param feature the feature that was asked for
 * @param known whether the policy that counts now declares it; what it does not is denied
 * @param decisions one for each purpose that the feature needs, in the order of the policy
 */
public record FeatureDecision(String feature, boolean known, List<Decision> decisions) {

    public FeatureDecision {
        decisions = List.copyOf(decisions);
    }

    /**
     * The answer for a feature. A purpose that it needs and that has no answer is denied.
     *
     * @param declared the feature as the policy declares it; empty if it does not
     * @param feature the feature that was asked for
     * @param decisions an answer for each purpose of the policy
     * @return the answer
     */
    public static FeatureDecision of(Optional<Feature> declared, String feature, Map<PurposeId, Decision> decisions) {
        List<PurposeId> needs = declared.map(Feature::needs).orElse(List.of());
        List<Decision> answers = new ArrayList<>();
        decisions.forEach((purpose, decision) -> {
            if (needs.contains(purpose)) {
                answers.add(decision);
            }
        });
        for (PurposeId need : needs) {
            if (!decisions.containsKey(need)) {
                answers.add(new Decision(need, Reason.UNKNOWN_PURPOSE, null, 0, null, null));
            }
        }
        return new FeatureDecision(feature, declared.isPresent(), answers);
    }

    /**
     * Whether the feature may work.
     *
     * @return true if the policy knows it and every purpose that it needs is allowed
     */
    public boolean allowed() {
        return known && missing().isEmpty();
    }

    /**
     * What stands in the way.
     *
     * @return the denials; empty if all purposes are allowed
     */
    public List<Decision> missing() {
        return decisions.stream().filter(decision -> !decision.allowed()).toList();
    }
}
