package io.klartext.consent.explain;

import java.util.List;

/**
 * What would have been shown if a factor had been absent, as the selector itself answered: computed, never guessed.
 *
 * @param instead what would have been shown in its place, in words that a person recognises, at most three; empty if
 *     nothing would
 * @param together the ids of the data categories that had to be absent as well, where this one alone changes nothing
 */
public record Counterfactual(List<String> instead, List<String> together) {

    /** How many other offers are named. */
    public static final int NAMED = 3;

    public Counterfactual {
        instead = List.copyOf(instead);
        together = List.copyOf(together);
    }
}
