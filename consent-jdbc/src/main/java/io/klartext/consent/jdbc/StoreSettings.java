package io.klartext.consent.jdbc;

import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * What a test may want to be otherwise.
 *
 * @param timeLimit how long a call may take; an answer slower than the freshness bound counts as none anyway
 * @param nanos the monotonic clock by which calls are limited: nanoseconds from any origin
 * @param random makes surrogates, keys and nonces, and spreads the pauses
 * @param pause waits that many nanoseconds between two tries
 * @param wrap sees each new connection
 */
record StoreSettings(
        Duration timeLimit,
        LongSupplier nanos,
        SecureRandom random,
        LongConsumer pause,
        UnaryOperator<Connection> wrap) {

    static StoreSettings standard() {
        return new StoreSettings(
                Duration.ofSeconds(5),
                System::nanoTime,
                new SecureRandom(),
                LockSupport::parkNanos,
                UnaryOperator.identity());
    }
}
