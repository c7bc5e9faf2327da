package io.klartext.consent.explain;

import io.klartext.consent.policy.Origin;
import java.util.List;

/**
 * One piece of data that influenced an offer: a data category of the policy with the values of it that entered.
 *
 * @param category the id of the data category
 * @param origin where the data comes from
 * @param influence how much it mattered
 * @param values up to three values that entered, in words that a person recognises
 * @param more how many further values entered
 */
public record Factor(String category, Origin origin, Influence influence, List<String> values, int more) {

    /** How many values a factor names; the rest are counted. */
    public static final int NAMED_VALUES = 3;

    public Factor {
        values = List.copyOf(values);
    }
}
