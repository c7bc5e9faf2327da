package io.klartext.consent.select;

import io.klartext.consent.profile.ProfileView;
import java.util.List;
import java.util.function.Function;

/**
 * Selects items for a person from nothing but a view of their profile and what is the same for everybody.
 *
 * <p>It must not need the request that it was made in, for it may be run again after that, and it stays in memory until then.
 * It must be deterministic: for the same values the same items in the same order, whenever and in whichever thread it
 * runs; the library may run it again later, on the values of the showing. {@link Selection#isDeterministic()} checks that in
 * a shop's tests. Of a selector that is not, the influence of the factors is unknown; nothing else fails.
 *
 * @param <T> what is selected; where an offer's price or content is personalised, items are compared by {@code equals}
 */
public interface Selector<T> {

    /**
     * Selects.
     *
     * @param view what may be seen of the profile; not to be kept
     * @return the items, best first; no null
     */
    List<T> select(ProfileView view);

    /**
     * The id of an item, by which an offer is found again in another selection.
     *
     * @param item an item that was selected
     * @return the id, such as an article number; the offer has the same
     */
    String id(T item);

    /**
     * What a person calls an item: for "without it we would have shown ...".
     *
     * @param item an item that was selected
     * @return a name, the id if nothing else is known
     */
    default String label(T item) {
        return id(item);
    }

    /**
     * A selector made of functions.
     *
     * @param <T> what is selected
     * @param select selects
     * @param id the id of an item
     * @return a selector whose items are called by their ids
     */
    static <T> Selector<T> of(Function<ProfileView, List<T>> select, Function<T, String> id) {
        return new FunctionSelector<>(select, id, id);
    }

    /**
     * The same with names that a person knows.
     *
     * @param label what a person calls an item
     * @return a new selector
     */
    default Selector<T> labelled(Function<T, String> label) {
        return new FunctionSelector<>(this::select, this::id, label);
    }
}
