package io.klartext.consent;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Freshness;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.internal.DefaultConsentManager;
import io.klartext.consent.internal.ManagerSettings;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ConsentHistory;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyVersions;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.profile.ProfileView;
import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.InMemoryConsentStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The door: records choices, answers checks, hands out views of profiles. One instance serves a whole shop; it is safe
 * for use by any number of threads.
 *
 * <p>A check never throws and never falls open: an unknown purpose, a missing policy or a dead store is a denial with a
 * reason. A write answers with an {@link Outcome}. Only set-up throws.
 */
public interface ConsentManager extends AutoCloseable {

    /**
     * Starts to set up a manager.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Records what a person said about one purpose.
     *
     * @param subject who said it
     * @param choice what was said
     * @param evidence what proves it
     * @return {@code Recorded} once it is durable and this node acts on it; never null, never an exception
     */
    default Outcome record(SubjectId subject, Choice choice, Evidence evidence) {
        return record(subject, List.of(choice), evidence);
    }

    /**
     * Records what a person said about several purposes in one answer: one event per purpose, all of them or none.
     *
     * @param subject who said it
     * @param choices at least one, each about another purpose
     * @param evidence what proves them
     * @return {@code Recorded} once they are durable and this node acts on them
     */
    Outcome record(SubjectId subject, List<Choice> choices, Evidence evidence);

    /**
     * May data of this person be used for this purpose? For calls without a browser.
     *
     * @param subject whose data
     * @param purpose for what
     * @return the decision; never null, never an exception
     */
    default Decision check(SubjectId subject, PurposeId purpose) {
        return check(subject, purpose, Signals.none());
    }

    /**
     * May data of this person be used for this purpose, in a request with these browser signals?
     *
     * @param subject whose data
     * @param purpose for what
     * @param signals the signals of the request
     * @return the decision; never null, never an exception
     */
    Decision check(SubjectId subject, PurposeId purpose, Signals signals);

    /**
     * May data be used for this purpose, of somebody about whom nothing is recorded? The answer for a visitor without an
     * id: it asks no store.
     *
     * @param purpose for what
     * @param signals the signals of the request
     * @return the decision; never null, never an exception
     */
    Decision checkUnknown(PurposeId purpose, Signals signals);

    /**
     * Everything that was recorded about a person.
     *
     * @param subject whom
     * @return the events, in order
     * @throws io.klartext.consent.store.StoreException if the store cannot answer
     */
    ConsentHistory history(SubjectId subject);

    /**
     * A profile as a purpose may see it.
     *
     * @param subject whose profile
     * @param purpose for what
     * @param profile a {@code Map}, a record, a bean or a {@code JsonNode}
     * @return a view; empty if the purpose is denied
     */
    default ProfileView view(SubjectId subject, PurposeId purpose, Object profile) {
        return view(check(subject, purpose), () -> profile);
    }

    /**
     * A profile as a purpose may see it; the profile is fetched only when something is read that may be.
     *
     * @param subject whose profile
     * @param purpose for what
     * @param profile gives the profile; not called at all if the purpose is denied
     * @return a view; empty if the purpose is denied
     */
    default ProfileView view(SubjectId subject, PurposeId purpose, Supplier<?> profile) {
        return view(check(subject, purpose), profile);
    }

    /**
     * A profile under a decision of this manager, such as one that was made with a request's browser signals.
     *
     * @param decision an answer of this manager
     * @param profile gives the profile; not called at all if the decision is a denial
     * @return a view
     */
    ProfileView view(Decision decision, Supplier<?> profile);

    /**
     * The policy that counts now.
     *
     * @return the policy
     * @throws ConsentException if none is effective yet
     */
    Policy policy();

    /**
     * All published versions of the policy.
     *
     * @return the versions
     */
    PolicyVersions policies();

    /** Stops the background work. The store stays open: whoever made it closes it. */
    @Override
    void close();

    /**
     * Sets up a manager. Only a policy is needed; without a store choices live in memory and die with the process. Not
     * safe for use by several threads.
     */
    final class Builder {

        private final ManagerSettings settings = new ManagerSettings();

        private Builder() {}

        /**
         * The policy to publish and to apply from its {@code effectiveFrom} on. Where the store holds a higher version that
         * is effective, that one counts.
         *
         * @param policy the shop's policy
         * @return this builder
         */
        public Builder policy(Policy policy) {
            settings.policy = policy;
            return this;
        }

        /**
         * Where choices are kept. The default is an {@link InMemoryConsentStore}, for trials and tests.
         *
         * @param store a store; it is not closed by the manager
         * @return this builder
         */
        public Builder store(ConsentStore store) {
            settings.store = store;
            return this;
        }

        /**
         * Where the meters go: {@code klartext.checks} by purpose and reason, {@code klartext.records} by outcome, and
         * {@code klartext.store} with the latency of each kind of store call. No tag names a person.
         *
         * @param registry a Micrometer registry; without one nothing is measured
         * @return this builder
         */
        public Builder meterRegistry(MeterRegistry registry) {
            settings.registry = registry;
            return this;
        }

        /**
         * How soon every node acts on a withdrawal.
         *
         * @param freshness the bound and the poll interval
         * @return this builder
         */
        public Builder freshness(Freshness freshness) {
            settings.freshness = freshness;
            return this;
        }

        /**
         * How many subjects' states are kept in memory; the default is one million.
         *
         * @param subjects at least 1
         * @return this builder
         */
        public Builder cachedSubjects(long subjects) {
            if (subjects < 1) {
                throw new IllegalArgumentException("cachedSubjects must be at least 1, found " + subjects);
            }
            settings.cachedSubjects = subjects;
            return this;
        }

        /**
         * The wall clock for records, expiry and policy versions; the default is the system's in UTC.
         *
         * @param clock a clock
         * @return this builder
         */
        public Builder clock(Clock clock) {
            settings.clock = clock;
            return this;
        }

        /**
         * The monotonic clock by which leases are counted; the default is {@link System#nanoTime()}.
         *
         * @param nanos nanoseconds from any origin, never going back
         * @return this builder
         */
        public Builder monotonicClock(LongSupplier nanos) {
            settings.nanos = nanos;
            return this;
        }

        /**
         * Makes the ids of events whose caller gave no key; the default draws 128 random bits.
         *
         * @param ids gives a new unique id each time: printable ASCII, at most 30 characters
         * @return this builder
         */
        public Builder eventIds(Supplier<String> ids) {
            settings.ids = ids;
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
}
