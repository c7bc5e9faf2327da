package io.klartext.consent.internal.explain;

import io.klartext.consent.explain.Factor;
import io.klartext.consent.explain.Factor.Value;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.policy.Origin;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One factor that is handed in. */
final class HandedIn {

    private final String category;
    private final List<Value> values = new ArrayList<>();
    private Influence influence = Influence.UNKNOWN;
    private int more;
    private boolean all;

    HandedIn(String category) {
        this.category = category;
    }

    /** That something contributed is more than that nobody knows. */
    void weighs(Influence claimed) {
        if (claimed == Influence.CONTRIBUTING) {
            influence = claimed;
        }
    }

    void value(String label, Optional<YearMonth> month) {
        values.add(new Value(label, month));
    }

    void more(int further) {
        if (further < 0) {
            throw new IllegalArgumentException("How many further values there are is not negative");
        }
        more += further;
    }

    void all() {
        all = true;
    }

    Factor factor(Origin origin) {
        List<Value> named = values.subList(0, Math.min(Factor.NAMED_VALUES, values.size()));
        return new Factor(
                category,
                origin,
                influence,
                named,
                more + values.size() - named.size(),
                all,
                values.stream().flatMap(value -> value.month().stream()).min(Comparator.naturalOrder()),
                Optional.empty());
    }
}
