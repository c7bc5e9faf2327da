package io.klartext.consent.decision;

import java.time.Duration;

/**
 * How soon every node acts on a withdrawal. A node answers from memory only while it holds a lease; polling the store's
 * change feed renews it.
 *
 * <p>Making one throws {@link IllegalArgumentException} unless 0 &lt; poll interval and twice the poll interval fits into the bound.
 *
 * @param bound the longest time after an acknowledged withdrawal in which any node may still act on the older state
 * @param pollInterval how often the feed is read; a small part of the bound
 */
public record Freshness(Duration bound, Duration pollInterval) {

    public Freshness {
        if (pollInterval.isNegative()
                || pollInterval.isZero()
                || pollInterval.multipliedBy(2).compareTo(bound) > 0) {
            throw new IllegalArgumentException("The freshness bound (" + bound
                    + ") must be at least twice the poll interval (" + pollInterval + "), and both above zero");
        }
    }

    /**
     * A bound of five seconds, polled every second.
     *
     * @return the default
     */
    public static Freshness standard() {
        return new Freshness(Duration.ofSeconds(5), Duration.ofSeconds(1));
    }
}
