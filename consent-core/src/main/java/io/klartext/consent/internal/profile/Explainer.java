package io.klartext.consent.internal.profile;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Automation;
import io.klartext.consent.explain.Basis;
import io.klartext.consent.explain.Control;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Factor;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.explain.ValueLabels;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the notes of what was read into the explanation of an offer: what was read is what is explained. */
public final class Explainer {

    private Explainer() {}

    /** The factors in the order in which they are told: {@link Unexpected}. */
    static List<Factor> factors(Scope scope, ReadNotes notes, Values values, ValueLabels labels) {
        List<Unexpected> found = new ArrayList<>();
        for (DataCategory category : scope.categories()) {
            FactorNotes read = new FactorNotes(scope, category, notes, values);
            Factor factor = read.factor(labels);
            if (factor != null) {
                found.add(new Unexpected(category, read.isPrecise(), factor));
            }
        }
        return Unexpected.first(found);
    }

    /**
     * An explanation with all its parts.
     *
     * @param decision under which data was read
     * @param policy the policy that was applied; null if none was
     * @param factors what was read; none if nothing was
     * @param offer what is offered
     * @return the explanation
     */
    public static Explanation explain(Decision decision, @Nullable Policy policy, List<Factor> factors, Offer offer) {
        Optional<Purpose> purpose = policy == null ? Optional.empty() : policy.purpose(decision.purpose());
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
