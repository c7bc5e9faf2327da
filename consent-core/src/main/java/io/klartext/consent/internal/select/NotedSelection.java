package io.klartext.consent.internal.select;

import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.explain.ValueLabels;
import io.klartext.consent.internal.profile.Showing;
import io.klartext.consent.internal.profile.ShownValues;
import io.klartext.consent.profile.ProfileView;
import io.klartext.consent.select.Selection;
import io.klartext.consent.select.Selector;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A selection with the view that the selector read. */
final class NotedSelection<T> implements Selection<T> {

    private final Selections selections;
    private final Supplier<Decision> check;
    private final Selector<T> selector;
    private final ProfileView view;
    private final @Nullable Showing showing;
    private final List<T> items;

    NotedSelection(
            Selections selections,
            Supplier<Decision> check,
            Selector<T> selector,
            ProfileView view,
            @Nullable Showing showing,
            List<T> items) {
        this.selections = selections;
        this.check = check;
        this.selector = selector;
        this.view = view;
        this.showing = showing;
        this.items = items;
    }

    @Override
    public Decision decision() {
        return view.decision();
    }

    @Override
    public List<T> items() {
        return items;
    }

    @Override
    public Explanation explain(Offer offer, ValueLabels labels) {
        return view.explain(ofAnItem(offer), labels);
    }

    @Override
    public Optional<Explanation> explainIfAllowed(Offer offer, ValueLabels labels) {
        return view.explainIfAllowed(ofAnItem(offer), labels);
    }

    private Offer ofAnItem(Offer offer) {
        for (T item : items) {
            if (selector.id(item).equals(offer.id())) {
                return offer;
            }
        }
        throw new IllegalArgumentException(
                "No item of this selection has the offer's id: give the offer the id that the selector gives the item");
    }

    @Override
    public Optional<Explanation> influence(Explanation why) {
        Function<Decision, Explanation> finding = finding(why);
        if (why.factors().isEmpty()) {
            return Optional.of(why);
        }
        Decision now = check.get();
        return now.allowed() ? Optional.of(finding.apply(now)) : Optional.empty();
    }

    @Override
    public String key(SubjectId subject, Explanation why) {
        return selections.kept().keep(subject, why.purpose(), finding(why));
    }

    /** Holds the values and no check, so that a showing that is kept holds no request. */
    private Function<Decision, Explanation> finding(Explanation why) {
        if (!why.purpose().equals(decision().purpose())) {
            throw new IllegalArgumentException("The explanation is of another purpose than the selection");
        }
        Comparison<T> comparison = new Comparison<>(selector, items, ofAnItem(why.offer()));
        if (showing == null || why.factors().isEmpty()) {
            return now -> why;
        }
        ShownValues values = showing.values();
        Selections setup = selections;
        return now ->
                new LeaveOneOut<>(comparison, values, setup.settings().bounds, setup.settings().nanos, now).of(why);
    }

    @Override
    public boolean isDeterministic() {
        if (items.isEmpty() && showing == null) {
            return true;
        }
        List<String> ids = items.stream().map(selector::id).toList();
        for (int i = 0; i < 2; i++) {
            try {
                ProfileView again = showing == null
                        ? view
                        : showing.values().asShown(decision()).view();
                List<T> others = List.copyOf(selector.select(again));
                if (!others.stream().map(selector::id).toList().equals(ids)) {
                    return false;
                }
            } catch (RuntimeException e) {
                return false;
            }
        }
        return true;
    }
}
