package io.klartext.consent.internal.explain;

import java.time.Duration;

/**
 * How long and how much is kept.
 *
 * @param time how long after an entry was last shown
 * @param perSubject how many entries of one subject
 */
public record Retention(Duration time, int perSubject) {

    private static final Duration LONGEST = Duration.ofDays(3660);
    private static final int MOST = 10_000;

    public Retention {
        if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("The history is kept for more than no time and at most ten years");
        }
        if (perSubject < 1 || perSubject > MOST) {
            throw new IllegalArgumentException("The history holds 1 to " + MOST + " entries of a subject");
        }
    }
}
