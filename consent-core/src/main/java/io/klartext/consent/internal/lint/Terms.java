package io.klartext.consent.internal.lint;

import java.time.LocalDateTime;
import java.time.Period;
import java.time.temporal.TemporalAmount;

/** Compares times with the limits of rules. A limit is a recommendation, so days of a month are not counted sharply. */
final class Terms {

    private static final LocalDateTime START = LocalDateTime.parse("2001-01-01T00:00");

    private Terms() {}

    static boolean longer(TemporalAmount amount, Period limit) {
        return START.plus(amount).isAfter(START.plus(limit));
    }

    static boolean shorter(TemporalAmount amount, Period limit) {
        return START.plus(amount).isBefore(START.plus(limit));
    }

    static boolean isNone(TemporalAmount amount) {
        return !START.plus(amount).isAfter(START);
    }
}
