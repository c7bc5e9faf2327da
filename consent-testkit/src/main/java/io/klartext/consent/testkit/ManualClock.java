package io.klartext.consent.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;

/**
 * A wall clock and a monotonic clock that stand still until a test moves them. Safe for use by many threads.
 *
 * <pre>{@code
 * ManualClock clock = ManualClock.at(Instant.parse("2026-11-20T12:00:00Z"));
 * ConsentManager consents = ConsentManager.builder()
 *         .policy(policy).clock(clock).monotonicClock(clock::nanos).build();
 * clock.advance(Duration.ofDays(400));
 * }</pre>
 */
public final class ManualClock extends Clock {

    private record Reading(Instant wall, long nanos) {}

    /** What all zones of one clock share. */
    private static final class Hands {
        private volatile Reading reading;

        private Hands(Reading reading) {
            this.reading = reading;
        }

        private synchronized void move(UnaryOperator<Reading> change) {
            reading = change.apply(reading);
        }
    }

    private final Hands hands;
    private final ZoneId zone;

    private ManualClock(Hands hands, ZoneId zone) {
        this.hands = hands;
        this.zone = zone;
    }

    /**
     * A clock in UTC that shows one instant.
     *
     * @param start what it shows first
     * @return a clock of its own
     */
    public static ManualClock at(Instant start) {
        return new ManualClock(new Hands(new Reading(start, 0)), ZoneOffset.UTC);
    }

    /**
     * Lets time pass: both clocks go forward.
     *
     * @param time how long; not negative, because time does not run backwards: use {@link #set} for a wall clock that is
     *     put back
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("Time does not run backwards, found " + time);
        }
        hands.move(now -> new Reading(now.wall().plus(time), now.nanos() + time.toNanos()));
    }

    /**
     * Puts the wall clock forward or back, as an operator or a time server does. The monotonic clock does not move.
     *
     * @param instant what the wall clock shows from now on
     */
    public void set(Instant instant) {
        hands.move(now -> new Reading(instant, now.nanos()));
    }

    /**
     * The monotonic clock, for {@code monotonicClock(clock::nanos)}.
     *
     * @return nanoseconds by which time was advanced since the start
     */
    public long nanos() {
        return hands.reading.nanos();
    }

    @Override
    public Instant instant() {
        return hands.reading.wall();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same clock in another zone: moving one moves the other. */
    @Override
    public ManualClock withZone(ZoneId other) {
        return new ManualClock(hands, other);
    }
}
