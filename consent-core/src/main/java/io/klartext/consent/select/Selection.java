package io.klartext.consent.select;

import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.explain.ValueLabels;
import java.util.List;
import java.util.Optional;

/**
 * What a selector selected for a person, and why. Explaining is cheap: it tells what the selector read. The influence of
 * each factor is found out only if somebody asks, by running the selector again on the values of the showing with that
 * factor's data category absent:
 *
 * <ul>
 *   <li>{@code PRIMARY}: without this category, or one of its attributes, the offer would not have been shown so. What would
 *       have been shown without the category is told.
 *   <li>{@code CONTRIBUTING}: alone it changes nothing, but together with others that are told it does.
 *   <li>{@code MINOR}: in everything that was tried, its absence changed nothing.
 *   <li>{@code UNKNOWN}: the selector did not repeat what was shown, failed, or asked for what could not be had; or the bounds
 *       did not suffice.
 * </ul>
 *
 * <p>What counts as a change follows from what the offer affects: for a selection, that the item is missing; for a ranking,
 * that it stands elsewhere; for a price or content, that it is not equal.
 *
 * <p>Confined to one thread, as the view is; {@link #key} lets another ask.
 *
 * @param <T> what is selected
 */
public interface Selection<T> {

    /**
     * The decision under which it was selected.
     *
     * @return the answer to the check; after a denial the selector saw an empty profile
     */
    Decision decision();

    /**
     * What was selected.
     *
     * @return the items, as the selector gave them; it cannot be changed
     */
    List<T> items();

    /**
     * Explains one of the items.
     *
     * @param offer the item; its id is the selector's
     * @return the explanation, whose factors are {@code CONTRIBUTING} until their influence is asked for
     * @throws IllegalArgumentException if no item has the offer's id
     * @throws io.klartext.consent.explain.RefusedOfferException as that of a view
     */
    default Explanation explain(Offer offer) {
        return explain(offer, ValueLabels.asIs());
    }

    /**
     * The same, with values as a person would recognise them.
     *
     * @param offer the item; its id is the selector's
     * @param labels turns an attribute's value into words
     * @return the explanation
     * @throws IllegalArgumentException if no item has the offer's id
     * @throws io.klartext.consent.explain.RefusedOfferException as that of a view
     */
    Explanation explain(Offer offer, ValueLabels labels);

    /**
     * The same for production: an offer that may not be shown has no explanation, is counted, and is not to be shown.
     *
     * @param offer the item; its id is the selector's
     * @param labels turns an attribute's value into words
     * @return the explanation; empty if the offer is refused
     * @throws IllegalArgumentException if no item has the offer's id
     */
    Optional<Explanation> explainIfAllowed(Offer offer, ValueLabels labels);

    /**
     * How much each factor mattered, found out now. The check is asked again first; after a denial nothing is run.
     *
     * @param why an explanation of this selection
     * @return the explanation with its influences; empty if the purpose is denied by now
     * @throws IllegalArgumentException if it is no explanation of this selection
     */
    Optional<Explanation> influence(Explanation why);

    /**
     * Keeps the showing in this node's memory, so that its influence can be asked for later: {@code consents.influence}. The
     * values that were read and the profile object stay in memory until then, at most as long and as many as the manager was
     * set up for, and until the person says no to anything.
     *
     * @param subject for whom it is shown; nobody else gets an answer
     * @param why an explanation of this selection
     * @return a random key, which says nothing
     * @throws IllegalArgumentException if it is no explanation of this selection
     */
    String key(SubjectId subject, Explanation why);

    /**
     * Runs the selector twice more on the values of the showing and compares; for tests. It cannot prove that a selector is
     * deterministic, but finds most that are not.
     *
     * @return whether it gave the same items each time
     */
    boolean isDeterministic();
}
