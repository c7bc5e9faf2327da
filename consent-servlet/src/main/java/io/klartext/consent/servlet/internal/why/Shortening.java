package io.klartext.consent.servlet.internal.why;

import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Factor;
import java.util.ArrayList;
import java.util.List;

/** Makes an explanation shorter without making it untrue: a value that is not named any more is still counted. */
final class Shortening {

    private Shortening() {}

    /** The same with the last named value counted instead; the same object if no value is named. */
    static Told withOneValueLess(Told told) {
        Explanation why = told.explanation();
        for (int i = why.factors().size() - 1; i >= 0; i--) {
            if (!why.factors().get(i).values().isEmpty()) {
                List<Factor> factors = new ArrayList<>(why.factors());
                factors.set(i, shorter(factors.get(i)));
                return told.with(why.with(factors));
            }
        }
        return told;
    }

    /** Names kinds of data and counts, and nothing that is one person's: no value, no month, nothing that was shown instead. */
    static Told withoutValues(Told told) {
        Explanation why = told.explanation();
        return told.with(why.with(why.factors().stream()
                .map(factor -> Factor.of(
                        factor.category(),
                        factor.origin(),
                        factor.influence(),
                        List.of(),
                        factor.values().size() + factor.more()))
                .toList()));
    }

    private static Factor shorter(Factor factor) {
        return factor.with(factor.values().subList(0, factor.values().size() - 1), factor.more() + 1);
    }
}
