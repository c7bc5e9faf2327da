package io.klartext.consent.internal.select;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Counterfactual;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Factor;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.internal.profile.ShownValues;
import io.klartext.consent.select.Bounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out how much each factor of one offer mattered: runs the selector on the values of the showing, first with all of
 * them, to see that it repeats itself; then without one data category at a time, and without one attribute at a time where
 * several of a category were read; then, among the categories that changed nothing alone, without two at a time; and, if
 * nothing has changed anything yet, without any data. Where a run cannot be had, nothing is said of what it would have shown,
 * nor of what might matter together with it.
 *
 * @param <T> what is selected
 */
final class LeaveOneOut<T> {

    private static final Logger LOG = LoggerFactory.getLogger(LeaveOneOut.class);

    private final Comparison<T> comparison;
    private final ShownValues values;
    private final Bounds bounds;
    private final LongSupplier nanos;
    private final Decision now;

    private final Map<String, Found> found = new HashMap<>();
    private final Set<String> undecided = new HashSet<>();
    private long begun;
    private int runs;

    private record Found(Influence influence, Optional<Counterfactual> without) {}

    LeaveOneOut(Comparison<T> comparison, ShownValues values, Bounds bounds, LongSupplier nanos, Decision now) {
        this.comparison = comparison;
        this.values = values;
        this.bounds = bounds;
        this.nanos = nanos;
        this.now = now;
    }

    /** The explanation with its influences. */
    Explanation of(Explanation why) {
        List<String> categories =
                why.factors().stream().map(Factor::category).distinct().toList();
        begun = nanos.getAsLong();
        List<T> again = run(values.asShown(now));
        if (again == null || !comparison.isSame(again)) {
            return why.with(why.factors().stream()
                    .map(factor -> factor.with(Influence.UNKNOWN, Optional.empty()))
                    .toList());
        }
        categories.forEach(this::single);
        List<String> alone = categories.stream()
                .filter(category -> !found.containsKey(category))
                .toList();
        if (undecided.isEmpty()) {
            pairs(alone);
        }
        if (!undecided.isEmpty()) {
            // Whether any of them matters together with the one that is not known is not known either.
            alone.stream().filter(category -> !found.containsKey(category)).forEach(undecided::add);
        }
        if (found.isEmpty() && undecided.isEmpty()) {
            nothing(categories);
        }
        return why.with(why.factors().stream().map(this::told).toList());
    }

    private void single(String category) {
        List<T> result = run(values.without(now, Set.of(category)));
        if (result == null) {
            undecided.add(category);
        } else if (comparison.isChanged(result)) {
            found.put(category, new Found(Influence.PRIMARY, counterfactual(result, List.of())));
        } else {
            attributes(category);
        }
    }

    /** Two attributes may cancel each other out; each of them mattered, but nothing can be said of their absence together. */
    private void attributes(String category) {
        List<String> attributes = values.attributesOf(category);
        if (attributes.size() < 2) {
            return;
        }
        for (String attribute : attributes) {
            List<T> result = run(values.withoutAttribute(now, attribute));
            if (result == null) {
                undecided.add(category);
            } else if (comparison.isChanged(result)) {
                undecided.remove(category);
                found.put(category, new Found(Influence.PRIMARY, Optional.empty()));
                return;
            }
        }
    }

    private void pairs(List<String> alone) {
        for (int i = 0; i < alone.size(); i++) {
            for (int k = i + 1; k < alone.size(); k++) {
                String a = alone.get(i);
                String b = alone.get(k);
                List<T> result = run(values.without(now, Set.of(a, b)));
                if (result == null) {
                    undecided.add(a);
                    undecided.add(b);
                } else if (comparison.isChanged(result)) {
                    contributes(a, result, List.of(b));
                    contributes(b, result, List.of(a));
                }
            }
        }
    }

    private void nothing(List<String> categories) {
        List<T> result = run(values.withoutAnything(now));
        if (result == null) {
            undecided.addAll(categories);
        } else if (comparison.isChanged(result)) {
            Set<String> consulted = new TreeSet<>();
            while (result != null && !consulted.equals(values.consulted())) {
                // Without what it saw the selector may look for something else; that belongs to the reasons too.
                consulted.addAll(values.consulted());
                result = run(values.without(now, consulted));
            }
            for (String category : categories) {
                List<String> others = new ArrayList<>(consulted);
                others.remove(category);
                Optional<Counterfactual> without = result != null && comparison.isChanged(result)
                        ? counterfactual(result, others)
                        : Optional.empty();
                found.put(category, new Found(Influence.CONTRIBUTING, without));
            }
        }
    }

    private void contributes(String category, List<T> result, List<String> together) {
        found.putIfAbsent(category, new Found(Influence.CONTRIBUTING, counterfactual(result, together)));
    }

    /** Where the selector cannot name an item, the influence is known and its counterfactual is not. */
    private Optional<Counterfactual> counterfactual(List<T> result, List<String> together) {
        try {
            return Optional.of(new Counterfactual(comparison.instead(result), together));
        } catch (RuntimeException e) {
            LOG.warn(
                    "A selector could not name what it selects ({}): a label may not need the request",
                    e.getClass().getName());
            return Optional.empty();
        }
    }

    private Factor told(Factor factor) {
        Found influence = found.get(factor.category());
        if (influence != null) {
            return factor.with(influence.influence(), influence.without());
        }
        return factor.with(
                undecided.contains(factor.category()) ? Influence.UNKNOWN : Influence.MINOR, Optional.empty());
    }

    /** What is selected; null if the bounds are reached, or the selector fails or wants what cannot be had. */
    private @Nullable List<T> run(ShownValues.Rerun rerun) {
        if (runs >= bounds.runs() || nanos.getAsLong() - begun > bounds.time().toNanos()) {
            return null;
        }
        runs++;
        List<T> result = comparison.selected(rerun.view());
        return rerun.isIncomplete() ? null : result;
    }
}
