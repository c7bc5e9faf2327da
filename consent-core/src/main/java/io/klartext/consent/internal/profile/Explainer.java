package io.klartext.consent.internal.profile;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Automation;
import io.klartext.consent.explain.Basis;
import io.klartext.consent.explain.Control;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Factor;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.explain.ValueLabels;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Origin;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the notes of what was read into the explanation of an offer: what was read is what is explained. */
final class Explainer {

    private Explainer() {}

    static Explanation explain(
            Decision decision, @Nullable Policy policy, ReadNotes notes, Offer offer, ValueLabels labels) {
        Optional<Purpose> purpose = policy == null ? Optional.empty() : policy.purpose(decision.purpose());
        List<Factor> factors = policy == null || purpose.isEmpty()
                ? List.of()
                : policy.dataOf(purpose.get()).stream()
                        .sorted(Comparator.comparing(Explainer::isExpected))
                        .flatMap(category -> factor(category, notes, labels).stream())
                        .toList();
        return new Explanation(
                offer,
                factors.isEmpty() ? offer.otherwise() : Basis.PERSONALISED,
                decision.purpose(),
                purpose.map(Purpose::legalBasis),
                decision.policyVersion(),
                factors,
                decision.event(),
                decision.validUntil(),
                Optional.ofNullable(policy).flatMap(known -> Automation.of(offer, known, purpose)),
                controls(decision, purpose));
    }

    /** What a person would not expect comes first: data of others, data from others, and guesses. */
    private static boolean isExpected(DataCategory category) {
        return !category.thirdPersons() && (category.origin() == Origin.TOLD || category.origin() == Origin.OBSERVED);
    }

    private static Optional<Factor> factor(DataCategory category, ReadNotes notes, ValueLabels labels) {
        int counted = 0;
        Set<String> shown = new LinkedHashSet<>();
        Set<String> unnamed = new LinkedHashSet<>();
        for (String attribute : category.attributes()) {
            counted = Math.max(counted, notes.count(attribute));
            for (String value : notes.values(attribute)) {
                String label = labels.label(attribute, value);
                if (label.isBlank()) {
                    unnamed.add(attribute + "=" + value);
                } else {
                    shown.add(label);
                }
            }
        }
        if (shown.isEmpty() && unnamed.isEmpty()) {
            return counted == 0
                    ? Optional.empty()
                    : Optional.of(
                            Factor.of(category.id(), category.origin(), Influence.CONTRIBUTING, List.of(), counted));
        }
        List<String> named = new ArrayList<>(shown).subList(0, Math.min(Factor.NAMED_VALUES, shown.size()));
        int more = shown.size() - named.size() + unnamed.size();
        return Optional.of(Factor.of(
                category.id(),
                category.origin(),
                Influence.CONTRIBUTING,
                named.stream().map(Factor.Value::of).toList(),
                more));
    }

    private static List<Control> controls(Decision decision, Optional<Purpose> purpose) {
        List<Control> controls = new ArrayList<>();
        if (decision.allowed() && purpose.isPresent()) {
            LegalBasis basis = purpose.get().legalBasis();
            if (basis == LegalBasis.CONSENT) {
                controls.add(Control.WITHDRAW);
            } else if (basis == LegalBasis.LEGITIMATE_INTEREST) {
                controls.add(Control.OBJECT);
            }
        }
        controls.add(Control.LEARN_MORE);
        return controls;
    }
}
