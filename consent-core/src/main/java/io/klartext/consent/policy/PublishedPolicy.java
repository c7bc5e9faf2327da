package io.klartext.consent.policy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A version as it was published.
 *
 * @param policy the version
 * @param publishedAt when it was first published; in microseconds. Before then it counted nowhere, whatever it says itself.
 */
public record PublishedPolicy(Policy policy, Instant publishedAt) {

    public PublishedPolicy {
        publishedAt = publishedAt.truncatedTo(ChronoUnit.MICROS);
    }
}
