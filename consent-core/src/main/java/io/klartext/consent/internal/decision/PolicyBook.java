package io.klartext.consent.internal.decision;

import io.klartext.consent.internal.meter.Meters;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyVersions;
import io.klartext.consent.policy.PublishedPolicy;
import io.klartext.consent.store.PolicyArchive;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The published versions on this node, and which of them counts. Another version takes over by the clock, by
 * {@link #publish} or by {@link #refresh}; each time one immutable object is swapped, and no record of anybody is touched.
 */
public final class PolicyBook {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyBook.class);

    private final PolicyArchive archive;
    private final Clock clock;
    private final Meters meters;
    /** Held for the swap alone, never while the archive is asked: a check may wait for it. */
    private final Object swap = new Object();

    private volatile List<PublishedPolicy> published = List.of();
    private volatile AppliedPolicy applied;
    private boolean failing;

    /**
     * The versions that a store holds.
     *
     * @param archive where they are kept
     * @param clock says which one counts
     * @param meters counts the checks
     */
    public PolicyBook(PolicyArchive archive, Clock clock, Meters meters) {
        this.archive = archive;
        this.clock = clock;
        this.meters = meters;
        this.applied = AppliedPolicy.at(clock.instant(), PolicyVersions.of(List.of()), meters);
    }

    /** What was applied last: right unless the clock has passed its end, or has gone back before its beginning. */
    public AppliedPolicy latest() {
        return applied;
    }

    /** What counts now. */
    public AppliedPolicy current() {
        AppliedPolicy latest = applied;
        if (latest.countsAt(clock.millis())) {
            return latest;
        }
        AppliedPolicy current = AppliedPolicy.at(clock.instant(), latest.versions(), meters);
        synchronized (swap) {
            // Whoever published meanwhile applied a version that this does not know.
            if (applied == latest) {
                applied = current;
            }
            return applied;
        }
    }

    /** What counted at a past instant, with the versions that had been published by then. */
    public AppliedPolicy asOf(Instant instant) {
        Set<Policy> known = published.stream()
                .filter(version -> !version.publishedAt().isAfter(instant))
                .map(PublishedPolicy::policy)
                .collect(Collectors.toSet());
        return AppliedPolicy.at(instant, applied.versions().only(known::contains), new Meters(null));
    }

    /**
     * Publishes a version, on this node at once.
     *
     * @param policy the version
     * @throws io.klartext.consent.policy.PolicyException if it cannot stand beside the versions that are published
     * @throws io.klartext.consent.store.StoreException if the store cannot be reached
     */
    public synchronized void publish(Policy policy) {
        List<Policy> all = new ArrayList<>(policies(archive.published()));
        all.add(policy);
        PolicyVersions.of(all);
        archive.publish(new PublishedPolicy(policy, clock.instant()));
        apply(archive.published());
    }

    /** Takes over what other nodes have published meanwhile. A store that is silent changes nothing. */
    public synchronized void refresh() {
        try {
            List<PublishedPolicy> found = archive.published();
            if (!found.equals(published)) {
                apply(found);
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn(
                        "The published policies could not be read ({}); the known ones go on",
                        e.getClass().getName());
            }
            failing = true;
        }
    }

    private void apply(List<PublishedPolicy> found) {
        PolicyVersions versions = PolicyVersions.of(policies(found));
        // In this order whoever sees a version among the published ones finds it among the applied ones too.
        AppliedPolicy counting = AppliedPolicy.at(clock.instant(), versions, meters);
        synchronized (swap) {
            applied = counting;
        }
        published = List.copyOf(found);
    }

    private static List<Policy> policies(List<PublishedPolicy> versions) {
        return versions.stream().map(PublishedPolicy::policy).toList();
    }
}
