package io.klartext.consent.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Retention times and lifetimes: ISO 8601 periods and durations. */
final class PolicyTimes {

    /** Months differ in length, so one time counts as longer if it ends later from the first or last day of any month. */
    private static final List<Instant> STARTS = IntStream.range(0, 48)
            .mapToObj(month -> LocalDate.of(2001, 1, 1).plusMonths(month))
            .flatMap(first -> Stream.of(first, first.plusMonths(1).minusDays(1)))
            .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
            .toList();

    /** Longer than anybody lives; beyond it lie times that no clock can add. */
    private static final Instant LONGEST = Instant.parse("2170-01-01T00:00:00Z");

    private PolicyTimes() {}

    static TemporalAmount parse(String text) {
        if (text.contains("T")) {
            Duration duration = Duration.parse(text);
            return bounded(duration, duration.isNegative());
        }
        Period period = Period.parse(text);
        return bounded(period, period.isNegative());
    }

    private static TemporalAmount bounded(TemporalAmount amount, boolean negative) {
        if (negative || end(Instant.EPOCH, amount).isAfter(LONGEST)) {
            throw new IllegalArgumentException("negative, or longer than 200 years");
        }
        return amount;
    }

    static Instant end(Instant start, TemporalAmount amount) {
        return start.atOffset(ZoneOffset.UTC).plus(amount).toInstant();
    }

    static boolean longer(TemporalAmount amount, TemporalAmount than) {
        return !amount.equals(than)
                && STARTS.stream().anyMatch(start -> end(start, amount).isAfter(end(start, than)));
    }
}
