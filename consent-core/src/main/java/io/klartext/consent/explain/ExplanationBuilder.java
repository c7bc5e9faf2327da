package io.klartext.consent.explain;

import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/**
 * Explains an offer that something else selected: a nightly batch, a model, another team's service. Whoever selected it
 * hands its factors in:
 *
 * <pre>{@code
 * consents.explain(decision, Offer.own("sku-123").chosenBy(nightly))
 *         .factor("purchase-history", CONTRIBUTING).value("Truffle oil", YearMonth.of(2026, 5)).more(4)
 *         .because("favourite-category")
 *         .ifAllowed();
 * }</pre>
 *
 * <p>What is handed in is believed, as far as it can be true. Refused is a data category that the policy does not declare
 * for the purpose, any factor after a denial, an advertisement under a purpose that does not profile for advertising, and
 * an influence that says what would have been shown otherwise: {@code PRIMARY} and {@code MINOR} are only found out by a
 * {@linkplain io.klartext.consent.select.Selection selection} that the library runs itself. Nothing throws until
 * {@link #orThrow()}. Not safe for use by several threads.
 */
public interface ExplanationBuilder {

    /** From which share of all weights on a data category counts as contributing; below, its influence is unknown. */
    double CONTRIBUTING_SHARE = 0.05;

    /**
     * Adds a data category that entered. Naming one twice is the same as naming it once, with the stronger influence.
     *
     * @param category the id of a data category
     * @param influence {@code CONTRIBUTING}, or {@code UNKNOWN} if that cannot be said
     * @return this builder
     */
    ExplanationBuilder factor(String category, Influence influence);

    /**
     * A coarse reason: that a data category entered, without values.
     *
     * @param category the id of a data category
     * @return this builder
     */
    default ExplanationBuilder because(String category) {
        return factor(category, Influence.CONTRIBUTING);
    }

    /**
     * A value of the factor that was added last; beyond three, values are counted.
     *
     * @param label what a person reads, never a raw log
     * @return this builder
     * @throws IllegalStateException if no factor was added
     */
    ExplanationBuilder value(String label);

    /**
     * A value of the factor that was added last, with its age.
     *
     * @param label what a person reads, never a raw log
     * @param month when it arose
     * @return this builder
     * @throws IllegalStateException if no factor was added
     */
    ExplanationBuilder value(String label, YearMonth month);

    /**
     * Further values of the factor that was added last, which are only counted.
     *
     * @param values how many, not negative
     * @return this builder
     * @throws IllegalStateException if no factor was added
     */
    ExplanationBuilder more(int values);

    /**
     * That everything of the factor that was added last entered.
     *
     * @return this builder
     * @throws IllegalStateException if no factor was added
     */
    ExplanationBuilder all();

    /**
     * The attributions of a model. The weights of the features of one data category add up by their absolute values, and
     * their share of the sum of all absolute weights is held against {@link #CONTRIBUTING_SHARE}. A category is told however
     * small its share, and where all weights are 0 its influence is unknown.
     *
     * @param features from what data each feature comes
     * @param weights by feature; a feature that the map does not know, and a weight that is infinite or not a number, are
     *     refused
     * @return this builder
     */
    ExplanationBuilder weights(FeatureMap features, Map<String, Double> weights);

    /**
     * The explanation, for start-up and tests.
     *
     * @return the explanation; without factors it says that the offer does not rest on personal data
     * @throws RefusedOfferException if the offer may not be shown with these factors
     */
    Explanation orThrow();

    /**
     * The explanation, for production. An offer without one is not to be shown; it is counted in {@code
     * klartext.offers.dropped}, and each reason is told once in the log.
     *
     * @return the explanation; empty if the offer is refused
     */
    Optional<Explanation> ifAllowed();
}
