package io.klartext.consent.jdbc;

import io.klartext.consent.store.StoreException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as microseconds since 1970, UTC; enough for 290,000 years either way. */
final class Micros {

    /** For what time alone does not end. */
    static final long NEVER = Long.MAX_VALUE;

    private static final long PER_SECOND = 1_000_000;

    private Micros() {}

    static long of(Instant instant) {
        try {
            long seconds = Math.multiplyExact(instant.getEpochSecond(), PER_SECOND);
            return Math.addExact(seconds, instant.getNano() / 1000);
        } catch (ArithmeticException e) {
            throw new StoreException(
                    "A time lies more than 290,000 years away; nothing was written: check the clock", e);
        }
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
