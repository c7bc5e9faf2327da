package io.klartext.consent.internal.explain;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.ExplanationBuilder;
import io.klartext.consent.explain.FeatureMap;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.explain.Refusal;
import io.klartext.consent.explain.RefusedOfferException;
import io.klartext.consent.internal.profile.AdvertisingGuard;
import io.klartext.consent.internal.profile.Explainer;
import io.klartext.consent.internal.profile.Unexpected;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The factors that somebody hands in, held against the policy of the decision. */
public final class OpaqueExplanation implements ExplanationBuilder {

    private final Decision decision;
    private final @Nullable Policy policy;
    private final Offer offer;
    private final DroppedOffers dropped;
    private final Map<String, HandedIn> factors = new LinkedHashMap<>();
    private @Nullable HandedIn last;
    private @Nullable RefusedOfferException refused;

    /**
     * An explanation without factors yet.
     *
     * @param decision under which the offer was selected
     * @param policy the policy that was applied; null if none was
     * @param offer what is offered
     * @param dropped counts the offers that may not be shown
     */
    public OpaqueExplanation(Decision decision, @Nullable Policy policy, Offer offer, DroppedOffers dropped) {
        this.decision = decision;
        this.policy = policy;
        this.offer = offer;
        this.dropped = dropped;
    }

    @Override
    public ExplanationBuilder factor(String category, Influence influence) {
        if (influence == Influence.PRIMARY || influence == Influence.MINOR) {
            refuse(
                    Refusal.INFLUENCE_NOT_COMPUTED,
                    influence
                            + " says what would have been shown otherwise, and only a rerun can find that out: hand in"
                            + " CONTRIBUTING, or let the library run the selector");
        }
        last = factors.computeIfAbsent(category, HandedIn::new);
        last.weighs(influence);
        return this;
    }

    @Override
    public ExplanationBuilder value(String label) {
        latest().value(label, Optional.empty());
        return this;
    }

    @Override
    public ExplanationBuilder value(String label, YearMonth month) {
        latest().value(label, Optional.of(month));
        return this;
    }

    @Override
    public ExplanationBuilder more(int values) {
        latest().more(values);
        return this;
    }

    @Override
    public ExplanationBuilder all() {
        latest().all();
        return this;
    }

    private HandedIn latest() {
        HandedIn factor = last;
        if (factor == null) {
            throw new IllegalStateException("A value belongs to a factor: call factor or because first");
        }
        return factor;
    }

    @Override
    public ExplanationBuilder weights(FeatureMap features, Map<String, Double> weights) {
        Map<String, Double> byCategory = new TreeMap<>();
        double sum = 0;
        for (Map.Entry<String, Double> weight : new TreeMap<>(weights).entrySet()) {
            String feature = weight.getKey();
            double size = Math.abs(weight.getValue());
            if (!Double.isFinite(size)) {
                refuse(Refusal.NO_WEIGHT, "The weight of the feature \"" + feature + "\" is infinite or not a number");
            } else if (!features.knows(feature)) {
                refuse(
                        Refusal.UNKNOWN_FEATURE,
                        "Nobody said what data the feature \"" + feature + "\" comes from: map it in the FeatureMap");
            } else {
                sum += size;
                features.category(feature).ifPresent(category -> byCategory.merge(category, size, Double::sum));
            }
        }
        for (Map.Entry<String, Double> category : byCategory.entrySet()) {
            boolean contributes = sum > 0 && category.getValue() / sum >= CONTRIBUTING_SHARE;
            factor(category.getKey(), contributes ? Influence.CONTRIBUTING : Influence.UNKNOWN);
        }
        return this;
    }

    private void refuse(Refusal refusal, String message) {
        if (refused == null) {
            refused = new RefusedOfferException(refusal, message);
        }
    }

    @Override
    public Explanation orThrow() {
        if (refused != null) {
            throw refused;
        }
        if (factors.isEmpty()) {
            return Explainer.explain(decision, policy, List.of(), offer);
        }
        Purpose purpose =
                policy == null ? null : policy.purpose(decision.purpose()).orElse(null);
        if (!decision.allowed() || policy == null || purpose == null) {
            throw new RefusedOfferException(Refusal.DENIED, denied());
        }
        for (String category : factors.keySet()) {
            if (!purpose.data().contains(category)) {
                throw new RefusedOfferException(
                        Refusal.UNDECLARED_CATEGORY,
                        "The policy does not declare the data category \"" + category + "\" for " + purpose.id()
                                + "; declared are " + purpose.data());
            }
        }
        List<Unexpected> found = new ArrayList<>();
        for (DataCategory category : policy.dataOf(purpose)) {
            HandedIn factor = factors.get(category.id());
            if (factor != null) {
                found.add(new Unexpected(
                        category, Unexpected.isPrecise(purpose, category), factor.factor(category.origin())));
            }
        }
        return AdvertisingGuard.passed(Explainer.explain(decision, policy, Unexpected.first(found), offer), purpose);
    }

    private String denied() {
        return (decision.reason() == Reason.UNKNOWN_PURPOSE
                        ? "The policy knows no such purpose"
                        : "The purpose " + decision.purpose() + " is denied (" + decision.reason() + ")")
                + ", and factors are handed in: check the purpose before personal data is used";
    }

    @Override
    public Optional<Explanation> ifAllowed() {
        try {
            return Optional.of(orThrow());
        } catch (RefusedOfferException e) {
            dropped.count(decision, e);
            return Optional.empty();
        }
    }
}
