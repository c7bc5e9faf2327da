package io.klartext.consent.select;

import java.time.Duration;

/**
 * How much work may be done to find the influence of the factors of one offer. Where it does not suffice, what is left is
 * {@link io.klartext.consent.explain.Influence#UNKNOWN}.
 *
 * <p>Making one throws {@link IllegalArgumentException} if a bound is negative.
 *
 * @param runs how often the selector may be run again; {@code n} factors of one attribute each need one run to see that the
 *     selector repeats itself, {@code n} singles, at most {@code n * (n - 1) / 2} pairs and one without any data
 * @param time after which no further run is begun; a run that has begun is not interrupted
 */
public record Bounds(int runs, Duration time) {

    public Bounds {
        if (runs < 0 || time.isNegative()) {
            throw new IllegalArgumentException("Bounds are not negative");
        }
    }

    /**
     * Enough for ten factors and for a selector that takes a millisecond.
     *
     * @return 64 runs, and no further one after 100 milliseconds
     */
    public static Bounds standard() {
        return new Bounds(64, Duration.ofMillis(100));
    }
}
