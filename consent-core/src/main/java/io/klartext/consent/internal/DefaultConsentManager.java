package io.klartext.consent.internal;

import io.klartext.consent.ConsentException;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ConsentHistory;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Rejected;
import io.klartext.consent.ledger.Outcome.Unknown;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyVersions;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.profile.ProfileView;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.EventLog;
import io.klartext.consent.store.InMemoryConsentStore;
import io.klartext.consent.store.PendingEvent;
import io.klartext.consent.store.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The manager: rules, store, cache and decision table behind the door. */
public final class DefaultConsentManager implements ConsentManager {

    private static final Logger LOG = LoggerFactory.getLogger(DefaultConsentManager.class);

    private final Clock clock;
    private final Supplier<String> ids;
    private final EventLog events;
    private final LeasedCache cache;
    private final Meters meters;
    private final UndeclaredReads undeclared = new UndeclaredReads();
    private final ScheduledExecutorService poller;
    private final ScheduledFuture<?> polling;
    private volatile AppliedPolicy applied;

    private DefaultConsentManager(ManagerSettings settings, ConsentStore store, PolicyVersions versions) {
        this.clock = settings.clock;
        this.ids = settings.ids;
        this.meters = new Meters(settings.registry);
        this.events = new MeteredEventLog(store.events(), meters);
        this.applied = AppliedPolicy.at(clock.instant(), versions, meters);
        this.cache = new LeasedCache(events, store.feed(), settings, this::entry);
        this.poller = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "klartext-feed");
            thread.setDaemon(true);
            return thread;
        });
        cache.poll();
        long interval = settings.freshness.pollInterval().toNanos();
        this.polling = poller.scheduleWithFixedDelay(cache::poll, interval, interval, TimeUnit.NANOSECONDS);
    }

    /**
     * Publishes the policy and starts the polling of the feed.
     *
     * @param settings what the builder collected
     * @return a running manager
     * @throws ConsentException if no policy was given or the store cannot be used
     */
    public static ConsentManager start(ManagerSettings settings) {
        Policy policy = settings.policy;
        if (policy == null) {
            throw new ConsentException(
                    "A ConsentManager needs a policy: call .policy(Policy.read(Path.of(\"shop-policy.json\")))");
        }
        ConsentStore store = settings.store == null ? new InMemoryConsentStore() : settings.store;
        List<Policy> all = new ArrayList<>(store.policies().published());
        all.add(policy);
        PolicyVersions versions = PolicyVersions.of(all);
        PolicyGate.pass(policy, all, settings.clock);
        store.policies().publish(policy);
        return new DefaultConsentManager(settings, store, versions);
    }

    @Override
    public Outcome record(SubjectId subject, List<Choice> choices, Evidence evidence) {
        Outcome outcome = ChoiceRules.check(applied(), choices, evidence);
        if (outcome == null) {
            outcome = append(subject, choices, evidence);
        }
        meters.recorded(outcome);
        return outcome;
    }

    private Outcome append(SubjectId subject, List<Choice> choices, Evidence evidence) {
        List<PendingEvent> pending = pending(choices, evidence);
        Outcome outcome;
        try {
            outcome = events.append(subject, pending, AppendCondition.none());
        } catch (StoreException e) {
            LOG.warn("A choice could not be recorded: {}", e.getMessage());
            return new Rejected(RejectionReason.STORE_UNAVAILABLE, "The store cannot be reached; nothing was written");
        } catch (RuntimeException e) {
            LOG.error(
                    "The store broke its contract with {}; the write counts as unknown",
                    e.getClass().getName());
            outcome = new Unknown(pending.stream().map(PendingEvent::id).toList());
        }
        if (outcome instanceof Unknown) {
            cache.doubt(subject);
        } else {
            cache.forget(subject);
        }
        return outcome;
    }

    private List<PendingEvent> pending(List<Choice> choices, Evidence evidence) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String key = evidence.key().map(EventId::value).orElseGet(ids);
        List<PendingEvent> pending = new ArrayList<>();
        for (Choice choice : choices) {
            EventId id = new EventId(pending.isEmpty() ? key : key + "/" + (pending.size() + 1));
            pending.add(new PendingEvent(id, now, choice, evidence));
        }
        return pending;
    }

    @Override
    public Decision check(SubjectId subject, PurposeId purpose, Signals signals) {
        AppliedPolicy policy = applied;
        AppliedPurpose known = policy.purpose(purpose);
        SubjectEntry entry = known == null ? null : cache.ifGood(subject, policy);
        return known == null || entry == null
                ? checkSlowly(subject, purpose, signals)
                : counted(known, decide(policy, known, entry, signals));
    }

    /** The way of a miss: the policy may have changed by the clock, the entry may be missing or past its instant. */
    private Decision checkSlowly(SubjectId subject, PurposeId purpose, Signals signals) {
        AppliedPolicy policy = applied();
        AppliedPurpose known = policy.purpose(purpose);
        if (known == null) {
            return unknown(policy, purpose);
        }
        SubjectEntry entry = cache.ifFresh(subject);
        if (entry == null) {
            entry = cache.load(subject);
        }
        if (entry == null) {
            return counted(known, known.unavailable());
        }
        if (!entry.isGood(policy, clock.millis())) {
            SubjectEntry rebuilt = SubjectEntry.of(policy, entry.state(), clock.instant());
            cache.replace(subject, entry, rebuilt);
            entry = rebuilt;
        }
        return counted(known, decide(policy, known, entry, signals));
    }

    private Decision decide(AppliedPolicy policy, AppliedPurpose purpose, SubjectEntry entry, Signals signals) {
        return purpose.hears(signals)
                ? DecisionTable.decide(policy, purpose, entry.state(), signals, clock.instant())
                : entry.decision(purpose);
    }

    @Override
    public Decision checkUnknown(PurposeId purpose, Signals signals) {
        AppliedPolicy policy = applied();
        AppliedPurpose known = policy.purpose(purpose);
        return known == null
                ? unknown(policy, purpose)
                : counted(known, DecisionTable.decide(policy, known, SubjectState.empty(), signals, clock.instant()));
    }

    private static Decision unknown(AppliedPolicy policy, PurposeId purpose) {
        Decision decision = policy.unknown(purpose);
        policy.ofUnknown().count(decision.reason());
        return decision;
    }

    private static Decision counted(AppliedPurpose purpose, Decision decision) {
        purpose.meter().count(decision.reason());
        return decision;
    }

    @Override
    public ConsentHistory history(SubjectId subject) {
        return new ConsentHistory(subject, events.history(subject));
    }

    @Override
    public ProfileView view(Decision decision, Supplier<?> profile) {
        @Nullable Policy policy = policies().version(decision.policyVersion()).orElse(null);
        return new NotingProfileView(decision, policy, profile, undeclared);
    }

    @Override
    public Policy policy() {
        return applied()
                .policy()
                .orElseThrow(() -> new ConsentException(
                        "No policy is effective yet: check effectiveFrom of the published versions and the clock"));
    }

    @Override
    public PolicyVersions policies() {
        return applied().versions();
    }

    /** The policy that counts now; the next version takes over by the clock. */
    private AppliedPolicy applied() {
        AppliedPolicy current = applied;
        if (clock.millis() >= current.untilMillis()) {
            current = current.at(clock.instant());
            applied = current;
        }
        return current;
    }

    private SubjectEntry entry(SubjectState state) {
        return SubjectEntry.of(applied(), state, clock.instant());
    }

    @Override
    public void close() {
        polling.cancel(false);
        poller.shutdown();
    }
}
