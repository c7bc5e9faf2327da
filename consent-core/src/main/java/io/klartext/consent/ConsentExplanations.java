package io.klartext.consent;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.ExplanationBuilder;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.select.Selection;
import io.klartext.consent.select.Selector;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is selected for a person, and why: the part of a {@link ConsentManager} for recommenders. Whoever only reads a profile
 * asks for a view. Safe for use by any number of threads.
 */
public interface ConsentExplanations {

    /**
     * May data of this person be used for this purpose?
     *
     * @param subject whose data
     * @param purpose for what
     * @return the decision; never null, never an exception
     */
    Decision check(SubjectId subject, PurposeId purpose);

    /**
     * Explains an offer that something else selected, such as a model: its factors are handed in, and refused where the
     * policy does not declare them for the purpose.
     *
     * @param decision an answer of this manager, under which it was selected
     * @param offer what is offered
     * @return a builder
     */
    ExplanationBuilder explain(Decision decision, Offer offer);

    /**
     * Selects for a person, and can tell how much each factor mattered.
     *
     * @param <T> what is selected
     * @param subject for whom
     * @param purpose for what the profile is read
     * @param profile a {@code Map}, a record, a bean or a {@code JsonNode}
     * @param selector selects; if the purpose is denied, from an empty view
     * @return what it selected; an exception of the selector is the caller's
     */
    default <T> Selection<T> select(SubjectId subject, PurposeId purpose, Object profile, Selector<T> selector) {
        return select(() -> check(subject, purpose), () -> profile, selector);
    }

    /**
     * The same; the profile is fetched only when something is read that may be.
     *
     * @param <T> what is selected
     * @param subject for whom
     * @param purpose for what the profile is read
     * @param profile gives the profile; not called at all if the purpose is denied
     * @param selector selects; if the purpose is denied, from an empty view
     * @return what it selected; an exception of the selector is the caller's
     */
    default <T> Selection<T> select(SubjectId subject, PurposeId purpose, Supplier<?> profile, Selector<T> selector) {
        return select(() -> check(subject, purpose), profile, selector);
    }

    /**
     * The same under a check of your own, such as one with a request's browser signals.
     *
     * @param <T> what is selected
     * @param check asks this manager; called once now, and again before the selector is run to find an influence
     * @param profile gives the profile; not called at all if the purpose is denied
     * @param selector selects; if the purpose is denied, from an empty view
     * @return what it selected; an exception of the selector is the caller's
     */
    <T> Selection<T> select(Supplier<Decision> check, Supplier<?> profile, Selector<T> selector);

    /**
     * The explanation of a showing that this node has {@linkplain Selection#key kept}, with how much each factor mattered. It
     * is found out once, when somebody first asks.
     *
     * @param subject who asks
     * @param key the key of the showing
     * @return the explanation; empty if it is not kept here any more, is another person's, or its purpose is denied by now
     */
    default Optional<Explanation> influence(SubjectId subject, String key) {
        return influence(subject, key, purpose -> check(subject, purpose));
    }

    /**
     * The same under a check of your own, such as one with a request's browser signals.
     *
     * @param subject who asks
     * @param key the key of the showing
     * @param check asks this manager about the purpose of the showing
     * @return the explanation; empty if it is not kept here any more, is another person's, or its purpose is denied by now
     */
    Optional<Explanation> influence(SubjectId subject, String key, Function<PurposeId, Decision> check);
}
