package io.klartext.consent.servlet.internal.why;

import io.klartext.consent.explain.Counterfactual;
import io.klartext.consent.explain.Factor;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.policy.Origin;
import io.klartext.consent.servlet.internal.pack.Packer;
import io.klartext.consent.servlet.internal.pack.PolicyDictionary;
import io.klartext.consent.servlet.internal.pack.Unpacker;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bytes of a factor: its category as a number of the policy version, months as numbers since the year 1. */
final class FactorFormat {

    private static final int MOST_VALUE = 120;
    private static final int MONTHS = 12;

    private final PolicyDictionary dictionary;

    FactorFormat(PolicyDictionary dictionary) {
        this.dictionary = dictionary;
    }

    void write(Packer out, Factor factor) {
        out.number(dictionary.numberOfCategory(factor.category()));
        out.number(Constants.ORIGINS.indexOf(factor.origin()));
        out.number(Constants.INFLUENCES.indexOf(factor.influence()));
        out.number(factor.values().size());
        for (Factor.Value value : factor.values()) {
            out.text(value.label(), MOST_VALUE);
            month(out, value.month());
        }
        out.number(factor.more()).number(factor.all() ? 1 : 0);
        month(out, factor.since());
        out.number(factor.without().isPresent() ? 1 : 0);
        factor.without().ifPresent(without -> {
            out.number(without.instead().size());
            without.instead().forEach(other -> out.text(other, MOST_VALUE));
            out.number(without.together().size());
            without.together().forEach(category -> out.number(dictionary.numberOfCategory(category)));
        });
    }

    Factor read(Unpacker in) {
        String category = dictionary.category(in.index());
        Origin origin = Constants.of(Constants.ORIGINS, in.index());
        Influence influence = Constants.of(Constants.INFLUENCES, in.index());
        List<Factor.Value> values = new ArrayList<>();
        for (int named = in.index(); named > 0; named--) {
            values.add(new Factor.Value(in.text(), month(in)));
        }
        int more = (int) Math.min(in.number(), Integer.MAX_VALUE);
        boolean all = in.index() == 1;
        Optional<YearMonth> since = month(in);
        Optional<Counterfactual> without = in.index() == 1 ? Optional.of(counterfactual(in)) : Optional.empty();
        return new Factor(category, origin, influence, values, more, all, since, without);
    }

    private Counterfactual counterfactual(Unpacker in) {
        List<String> instead = new ArrayList<>();
        for (int named = in.index(); named > 0; named--) {
            instead.add(in.text());
        }
        List<String> together = new ArrayList<>();
        for (int left = in.index(); left > 0; left--) {
            together.add(dictionary.category(in.index()));
        }
        return new Counterfactual(instead, together);
    }

    private static void month(Packer out, Optional<YearMonth> month) {
        out.number(month.map(known -> (long) known.getYear() * MONTHS + known.getMonthValue() - 1)
                .filter(number -> number > 0)
                .orElse(0L));
    }

    private static Optional<YearMonth> month(Unpacker in) {
        int number = in.index();
        return number == 0 ? Optional.empty() : Optional.of(YearMonth.of(number / MONTHS, number % MONTHS + 1));
    }
}
