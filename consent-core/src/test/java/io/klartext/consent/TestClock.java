package io.klartext.consent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves by hand, with a monotonic clock beside the wall clock. */
public final class TestClock extends Clock {

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private long nanos;

    public synchronized void advance(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    /** Moves the wall clock alone, as a correction by the operating system does. */
    public synchronized void stepWall(Duration time) {
        now = now.plus(time);
    }

    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
