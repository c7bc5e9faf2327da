package io.klartext.consent.internal.select;

import io.klartext.consent.explain.Counterfactual;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.profile.ProfileView;
import io.klartext.consent.select.Selector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds another selection against what was shown, with regard to one offer of it. */
final class Comparison<T> {

    private final Selector<T> selector;
    private final List<T> shown;
    private final Offer offer;
    private final List<String> shownIds;
    private final int place;

    Comparison(Selector<T> selector, List<T> shown, Offer offer) {
        this.selector = selector;
        this.shown = shown;
        this.offer = offer;
        this.shownIds = ids(shown);
        this.place = shownIds.indexOf(offer.id());
    }

    private List<String> ids(List<T> items) {
        return items.stream().map(selector::id).toList();
    }

    /** What the selector selects from a view; null if it fails. Its exception is not the visitor's. */
    @Nullable List<T> selected(ProfileView view) {
        try {
            List<T> items = List.copyOf(selector.select(view));
            items.forEach(selector::id);
            return items;
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** Whether it is what was shown. */
    boolean isSame(List<T> other) {
        return ids(other).equals(shownIds) && !isChanged(other);
    }

    /** Whether the offer would have been shown otherwise. */
    boolean isChanged(List<T> other) {
        int elsewhere = ids(other).indexOf(offer.id());
        return switch (offer.effect()) {
            case SELECTION -> elsewhere < 0;
            case RANKING -> elsewhere != place;
            case PRICE, CONTENT -> elsewhere < 0 || !other.get(elsewhere).equals(shown.get(place));
        };
    }

    /** What would have been shown in its place, in words, at most three. */
    List<String> instead(List<T> other) {
        List<String> words = new ArrayList<>();
        for (T item : replacing(other)) {
            if (words.size() < Counterfactual.NAMED) {
                words.add(selector.label(item));
            }
        }
        return words;
    }

    private List<T> replacing(List<T> other) {
        int elsewhere = ids(other).indexOf(offer.id());
        if (elsewhere >= 0 && offer.effect() == Offer.Effect.RANKING) {
            return place < other.size() ? List.of(other.get(place)) : List.of();
        }
        if (elsewhere >= 0) {
            return List.of(other.get(elsewhere));
        }
        Set<String> known = new HashSet<>(shownIds);
        return other.stream().filter(item -> !known.contains(selector.id(item))).toList();
    }
}
