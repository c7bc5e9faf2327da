package io.klartext.consent;

import io.klartext.consent.decision.Freshness;
import io.klartext.consent.internal.DefaultConsentManager;
import io.klartext.consent.internal.ManagerSettings;
import io.klartext.consent.internal.explain.Retention;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.select.Bounds;
import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.InMemoryConsentStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Sets up a manager. Only a policy is needed; without a store choices live in memory and die with the process. Not
 * safe for use by several threads.
 */
public final class ConsentManagerBuilder {

    private final ManagerSettings settings = new ManagerSettings();

    ConsentManagerBuilder() {}

    /**
     * The policy to publish and to apply from its {@code effectiveFrom} on. Where the store holds a higher version that
     * is effective, that one counts.
     *
     * @param policy the shop's policy
     * @return this builder
     */
    public ConsentManagerBuilder policy(Policy policy) {
        settings.policy = policy;
        return this;
    }

    /**
     * Where choices are kept. The default is an {@link InMemoryConsentStore}, for trials and tests.
     *
     * @param store a store; it is not closed by the manager
     * @return this builder
     */
    public ConsentManagerBuilder store(ConsentStore store) {
        settings.store = store;
        return this;
    }

    /**
     * The shop's secret keys: for pseudonyms, for the hashes by which contacts are found, and where the policy lets a
     * purpose see only a hash. Every node has the same.
     *
     * @param keys the ring, which may be the same that signs cookies and links
     * @return this builder
     */
    public ConsentManagerBuilder keys(KeyRing keys) {
        settings.keys = keys;
        return this;
    }

    /**
     * Where the meters go: {@code klartext.checks} by purpose and reason, {@code klartext.records} by outcome,
     * {@code klartext.store} with the latency of each kind of store call, {@code klartext.access} by purpose and outcome,
     * {@code klartext.offers.dropped} by purpose and cause, and {@code klartext.explanations.lost}. No tag names a person.
     *
     * @param registry a Micrometer registry; without one nothing is measured
     * @return this builder
     */
    public ConsentManagerBuilder meterRegistry(MeterRegistry registry) {
        settings.registry = registry;
        return this;
    }

    /**
     * How soon every node acts on a withdrawal.
     *
     * @param freshness the bound and the poll interval
     * @return this builder
     */
    public ConsentManagerBuilder freshness(Freshness freshness) {
        settings.freshness = freshness;
        return this;
    }

    /**
     * How many subjects' states are kept in memory; the default is one million.
     *
     * @param subjects at least 1
     * @return this builder
     */
    public ConsentManagerBuilder cachedSubjects(long subjects) {
        if (subjects < 1) {
            throw new IllegalArgumentException("cachedSubjects must be at least 1, found " + subjects);
        }
        settings.cachedSubjects = subjects;
        return this;
    }

    /**
     * Keeps a minimised history of the explanations that people were shown: no titles, no values. Off by default. What is
     * noted with {@link ExplanationHistory#shown} on the pages is part of a person's report.
     *
     * @param retention how long an entry is kept after it was last shown: more than nothing, at most ten years
     * @param perSubject how many entries of one person are kept, 1 to 10,000; those shown longest ago go first
     * @return this builder
     */
    public ConsentManagerBuilder explanationHistory(Duration retention, int perSubject) {
        settings.explanations = new Retention(retention, perSubject);
        return this;
    }

    /**
     * The wall clock for records, expiry and policy versions; the default is the system's in UTC.
     *
     * @param clock a clock
     * @return this builder
     */
    public ConsentManagerBuilder clock(Clock clock) {
        settings.clock = clock;
        return this;
    }

    /**
     * The monotonic clock by which leases are counted; the default is {@link System#nanoTime()}.
     *
     * @param nanos nanoseconds from any origin, never going back
     * @return this builder
     */
    public ConsentManagerBuilder monotonicClock(LongSupplier nanos) {
        settings.nanos = nanos;
        return this;
    }

    /**
     * Makes the ids of events whose caller gave no key; the default draws 128 random bits.
     *
     * @param ids gives a new unique id each time: printable ASCII, at most 30 characters
     * @return this builder
     */
    public ConsentManagerBuilder eventIds(Supplier<String> ids) {
        settings.ids = ids;
        return this;
    }

    /**
     * How much work may be done to find out how much each factor of an offer mattered.
     *
     * @param bounds the bounds for one offer
     * @return this builder
     */
    public ConsentManagerBuilder influenceBounds(Bounds bounds) {
        settings.bounds = bounds;
        return this;
    }

    /**
     * How many showings this node keeps in memory, with the profile objects that they came from, so that their influence can
     * be asked for; the default is 10,000 for seven days, the life of a link to an explanation. The oldest go first.
     *
     * @param most how many at once, 0 for none
     * @param time for how long each; more than nothing
     * @return this builder
     */
    public ConsentManagerBuilder keptShowings(long most, Duration time) {
        if (most < 0 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("keptShowings needs a number that is not negative and a time");
        }
        settings.keptShowings = most;
        settings.keptFor = time;
        return this;
    }

    /**
     * Publishes the policy in the store and starts the manager. Warnings of {@link
     * io.klartext.consent.policy.PolicyLint} are logged.
     *
     * @return a manager, ready for checks
     * @throws ConsentException if no policy was given, it has errors by that lint, or the store cannot be used
     */
    public ConsentManager build() {
        return DefaultConsentManager.start(settings);
    }
}
