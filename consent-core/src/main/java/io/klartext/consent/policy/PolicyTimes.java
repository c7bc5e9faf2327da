package io.klartext.consent.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import java.util.List;

/** Retention times and lifetimes: ISO 8601 periods and durations. */
final class PolicyTimes {

    /** Months differ in length, so one time counts as longer if it ends later from any of these days. */
    private static final List<Instant> STARTS = List.of(
            Instant.parse("2001-01-01T00:00:00Z"),
            Instant.parse("2001-02-01T00:00:00Z"),
            Instant.parse("2004-01-31T00:00:00Z"));

    private PolicyTimes() {}

    static TemporalAmount parse(String text) {
        if (text.contains("T")) {
            Duration duration = Duration.parse(text);
            requireNotNegative(duration.isNegative());
            return duration;
        }
        Period period = Period.parse(text);
        requireNotNegative(period.isNegative());
        return period;
    }

    private static void requireNotNegative(boolean negative) {
        if (negative) {
            throw new IllegalArgumentException("negative");
        }
    }

    static Instant end(Instant start, TemporalAmount amount) {
        return start.atZone(ZoneOffset.UTC).plus(amount).toInstant();
    }

    static boolean longer(TemporalAmount amount, TemporalAmount than) {
        return STARTS.stream().anyMatch(start -> end(start, amount).isAfter(end(start, than)));
    }
}
