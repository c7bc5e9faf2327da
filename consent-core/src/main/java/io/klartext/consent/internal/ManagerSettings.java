package io.klartext.consent.internal;

import io.klartext.consent.decision.Freshness;
import io.klartext.consent.internal.explain.Retention;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.select.Bounds;
import io.klartext.consent.store.ConsentStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the builder collects. Fields that stay null get their default when the manager starts. */
public final class ManagerSettings {

    /** The shop's policy; must be given. */
    public @Nullable Policy policy;

    /** Where choices are kept; in memory if null. */
    public @Nullable ConsentStore store;

    /** The shop's secret keys; null where nothing is hashed. */
    public @Nullable KeyRing keys;

    /** Where the meters go; if null nothing is measured. */
    public @Nullable MeterRegistry registry;

    /** How soon every node acts on a withdrawal. */
    public Freshness freshness = Freshness.standard();

    /** How many subjects' states are kept in memory. */
    public long cachedSubjects = 1_000_000;

    /** How long explanations that were shown are kept; null if none are. */
    public @Nullable Retention explanations;

    /** The wall clock. */
    public Clock clock = Clock.systemUTC();

    /** The monotonic clock, in nanoseconds. */
    public LongSupplier nanos = System::nanoTime;

    /** Makes ids of events. */
    public Supplier<String> ids = randomIds();

    /** How much work may be done to find an influence. */
    public Bounds bounds = Bounds.standard();

    /** How many showings are kept in memory. */
    public long keptShowings = 10_000;

    /** How long a showing is kept in memory: as long as a link to its explanation opens. */
    public Duration keptFor = Duration.ofDays(7);

    /** Settings with their defaults. */
    public ManagerSettings() {}

    private static Supplier<String> randomIds() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bits = new byte[16];
            random.nextBytes(bits);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        };
    }
}
