package io.klartext.consent.explain;

import io.klartext.consent.policy.Origin;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * One piece of data that influenced an offer: a data category of the policy with the values of it that entered.
 *
 * @param category the id of the data category
 * @param origin where the data comes from
 * @param influence how much it mattered
 * @param values up to three values that entered, in words that a person recognises
 * @param more how many further values entered
 * @param all whether everything of this kind entered, so that no value stands out
 * @param since the month of the oldest datum that entered, where a date was read with it
 * @param without what would have been shown without it, where that was computed
 */
public record Factor(
        String category,
        Origin origin,
        Influence influence,
        List<Value> values,
        int more,
        boolean all,
        Optional<YearMonth> since,
        Optional<Counterfactual> without) {

    /** How many values a factor names; the rest are counted. */
    public static final int NAMED_VALUES = 3;

    /**
     * A value that entered.
     *
     * @param label what a person reads, never a raw log
     * @param month when it arose, where a date was read with it
     */
    public record Value(String label, Optional<YearMonth> month) {

        /**
         * A value whose age was not read.
         *
         * @param label what a person reads
         * @return the value
         */
        public static Value of(String label) {
            return new Value(label, Optional.empty());
        }
    }

    public Factor {
        values = List.copyOf(values);
    }

    /**
     * A factor of which only values are known.
     *
     * @param category the id of the data category
     * @param origin where the data comes from
     * @param influence how much it mattered
     * @param values up to three values
     * @param more how many further values entered
     * @return the factor
     */
    public static Factor of(String category, Origin origin, Influence influence, List<Value> values, int more) {
        return new Factor(category, origin, influence, values, more, false, Optional.empty(), Optional.empty());
    }

    /**
     * The same with another influence.
     *
     * @param computed how much it mattered
     * @param counterfactual what would have been shown without it
     * @return a new factor
     */
    public Factor with(Influence computed, Optional<Counterfactual> counterfactual) {
        return new Factor(category, origin, computed, values, more, all, since, counterfactual);
    }

    /**
     * The same with other values.
     *
     * @param named up to three values
     * @param counted how many further values entered
     * @return a new factor
     */
    public Factor with(List<Value> named, int counted) {
        return new Factor(category, origin, influence, named, counted, all, since, without);
    }
}
