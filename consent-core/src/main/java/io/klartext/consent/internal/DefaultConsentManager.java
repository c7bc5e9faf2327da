package io.klartext.consent.internal;

import io.klartext.consent.ConsentException;
import io.klartext.consent.ConsentLinks;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.ExplanationHistory;
import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.FeatureDecision;
import io.klartext.consent.decision.PastDecision;
import io.klartext.consent.decision.PendingPurpose;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.ExplanationBuilder;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.internal.cache.LeasedCache;
import io.klartext.consent.internal.cache.SubjectEntry;
import io.klartext.consent.internal.decision.AppliedPolicy;
import io.klartext.consent.internal.decision.AppliedPurpose;
import io.klartext.consent.internal.decision.AskingRules;
import io.klartext.consent.internal.decision.DecisionTable;
import io.klartext.consent.internal.decision.PastDecisions;
import io.klartext.consent.internal.decision.PolicyBook;
import io.klartext.consent.internal.explain.DroppedOffers;
import io.klartext.consent.internal.explain.KeptExplanations;
import io.klartext.consent.internal.explain.NoExplanations;
import io.klartext.consent.internal.explain.OpaqueExplanation;
import io.klartext.consent.internal.explain.Retention;
import io.klartext.consent.internal.meter.MeteredEventLog;
import io.klartext.consent.internal.meter.Meters;
import io.klartext.consent.internal.profile.Pseudonyms;
import io.klartext.consent.internal.profile.Views;
import io.klartext.consent.internal.record.Choices;
import io.klartext.consent.internal.record.EveryPurpose;
import io.klartext.consent.internal.record.Links;
import io.klartext.consent.internal.record.Recorder;
import io.klartext.consent.internal.select.KeptShowings;
import io.klartext.consent.internal.select.Selections;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ConsentHistory;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyVersions;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.profile.Access;
import io.klartext.consent.profile.ProfileView;
import io.klartext.consent.select.Selection;
import io.klartext.consent.select.Selector;
import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.EventLog;
import io.klartext.consent.store.InMemoryConsentStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The manager: policies, rules, store, cache and decision table behind the door. */
public final class DefaultConsentManager implements ConsentManager {

    private final Meters meters;
    private final Clock clock;
    private final EventLog events;
    private final PolicyBook policies;
    private final LeasedCache cache;
    private final Recorder recorder;
    private final Choices choices;
    private final Links links;
    private final Supplier<String> ids;
    private final Views views;
    private final DroppedOffers dropped;
    private final Selections selections;
    private final KeptShowings showings;
    private final Pseudonyms pseudonyms;
    private final @Nullable KeptExplanations kept;
    private final ExplanationHistory explanations;
    private final ScheduledExecutorService poller;
    private final ScheduledFuture<?> polling;

    private DefaultConsentManager(ManagerSettings settings, ConsentStore store, Policy policy) {
        this.meters = new Meters(settings.registry);
        this.clock = settings.clock;
        this.ids = settings.ids;
        this.pseudonyms = new Pseudonyms(settings.keys);
        this.events = new MeteredEventLog(store.events(), meters);
        this.policies = new PolicyBook(store.policies(), clock, meters);
        policies.publish(policy);
        this.cache = new LeasedCache(events, store.feed(), settings, this::entry);
        Retention retention = settings.explanations;
        this.kept = retention == null ? null : KeptExplanations.in(store, retention, clock, settings.nanos, meters);
        this.explanations = kept == null ? new NoExplanations(store) : kept;
        this.recorder = new Recorder(events, cache, clock, ids, meters);
        this.choices = new Choices(recorder);
        this.links = new Links(recorder, policies::current);
        this.dropped = new DroppedOffers(meters);
        this.views = new Views(this::version, settings.keys, dropped);
        this.showings = new KeptShowings(settings);
        this.selections = new Selections(views, settings, showings);
        this.poller = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "klartext-feed");
            thread.setDaemon(true);
            return thread;
        });
        poll();
        long interval = settings.freshness.pollInterval().toNanos();
        this.polling = poller.scheduleWithFixedDelay(this::poll, interval, interval, TimeUnit.NANOSECONDS);
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
        return new DefaultConsentManager(settings, store, policy);
    }

    /** The lease first: what others have published can wait for a slow archive, a withdrawal cannot. */
    private void poll() {
        cache.poll();
        policies.refresh();
    }

    @Override
    public Outcome record(SubjectId subject, List<Choice> said, Evidence evidence) {
        return showings.recorded(subject, choices.record(policies.current(), subject, said, evidence));
    }

    @Override
    public Outcome acceptAll(SubjectId subject, Evidence evidence) {
        AppliedPolicy policy = policies.current();
        return choices.record(policy, subject, EveryPurpose.granted(policy, evidence), evidence);
    }

    @Override
    public Outcome refuseAll(SubjectId subject, Evidence evidence) {
        AppliedPolicy policy = policies.current();
        return showings.recorded(subject, choices.record(policy, subject, EveryPurpose.refused(policy), evidence));
    }

    @Override
    public Outcome record(SubjectId subject, Fact fact, Actor actor) {
        return record(subject, fact, actor, new EventId(ids.get()));
    }

    @Override
    public Outcome record(SubjectId subject, Fact fact, Actor actor, EventId key) {
        return showings.recorded(subject, choices.record(policies.current(), subject, fact, actor, key));
    }

    @Override
    public Outcome carryOver(SubjectId subject, List<GivenChoice> given, EventId key) {
        return showings.recorded(subject, choices.carryOver(policies.current(), subject, given, key));
    }

    @Override
    public Outcome erase(SubjectId subject, Actor actor) {
        Outcome outcome = showings.recorded(subject, recorder.erase(subject, actor));
        if (kept != null && outcome.isRecorded()) {
            kept.drop(subject);
        }
        return outcome;
    }

    @Override
    public ConsentLinks links() {
        return links;
    }

    @Override
    public Decision check(SubjectId subject, PurposeId purpose, Signals signals) {
        AppliedPolicy policy = policies.latest();
        AppliedPurpose known = policy.purpose(purpose);
        SubjectEntry entry = known == null ? null : cache.ifGood(subject, policy);
        return known == null || entry == null
                ? checkSlowly(subject, purpose, signals)
                : counted(known, decide(policy, known, entry, signals));
    }

    /** The way of a miss: the policy may have changed by the clock, the entry may be missing or past its instant. */
    private Decision checkSlowly(SubjectId subject, PurposeId purpose, Signals signals) {
        AppliedPolicy policy = policies.current();
        AppliedPurpose known = policy.purpose(purpose);
        if (known == null) {
            return unknown(policy, purpose);
        }
        SubjectEntry entry = good(subject, policy);
        return counted(known, entry == null ? known.unavailable() : decide(policy, known, entry, signals));
    }

    /** The entry of a subject under a policy, from memory or from the store; null if it cannot be had. */
    private @Nullable SubjectEntry good(SubjectId subject, AppliedPolicy policy) {
        SubjectEntry entry = cache.ifFresh(subject);
        if (entry == null) {
            entry = cache.load(subject);
        }
        if (entry == null || entry.isGood(policy, clock.millis())) {
            return entry;
        }
        SubjectEntry rebuilt = SubjectEntry.of(policy, entry.state(), clock.instant());
        cache.replace(subject, entry, rebuilt);
        return rebuilt;
    }

    private Decision decide(AppliedPolicy policy, AppliedPurpose purpose, SubjectEntry entry, Signals signals) {
        return purpose.hears(signals)
                ? DecisionTable.decide(policy, purpose, entry.state(), signals, clock.instant())
                : entry.decision(purpose);
    }

    @Override
    public Decision check(SubjectState state, PurposeId purpose, Signals signals) {
        AppliedPolicy policy = policies.current();
        AppliedPurpose known = policy.purpose(purpose);
        return known == null
                ? unknown(policy, purpose)
                : counted(known, DecisionTable.decide(policy, known, state, signals, clock.instant()));
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
    public Map<PurposeId, Decision> checkAll(SubjectId subject, Signals signals) {
        return checkAll(policies.current(), subject, signals);
    }

    private Map<PurposeId, Decision> checkAll(AppliedPolicy policy, SubjectId subject, Signals signals) {
        SubjectEntry entry = good(subject, policy);
        Map<PurposeId, Decision> all = new LinkedHashMap<>();
        for (AppliedPurpose purpose : policy.purposes()) {
            Decision decision = entry == null ? purpose.unavailable() : decide(policy, purpose, entry, signals);
            all.put(purpose.purpose().id(), counted(purpose, decision));
        }
        return Collections.unmodifiableMap(all);
    }

    @Override
    public FeatureDecision checkFeature(SubjectId subject, String feature, Signals signals) {
        AppliedPolicy policy = policies.current();
        return FeatureDecision.of(
                policy.policy().flatMap(known -> known.feature(feature)), feature, checkAll(policy, subject, signals));
    }

    @Override
    public PastDecision checkAt(SubjectId subject, PurposeId purpose, Instant at) {
        return PastDecisions.decide(policies.asOf(at), subject, events, purpose, at);
    }

    @Override
    public OptionalLong erasureEpoch(SubjectId subject) {
        SubjectEntry entry = good(subject, policies.current());
        return entry == null
                ? OptionalLong.empty()
                : OptionalLong.of(entry.state().erasureEpoch());
    }

    @Override
    public List<PendingPurpose> pending(SubjectId subject, Signals signals) {
        AppliedPolicy policy = policies.current();
        SubjectEntry entry = good(subject, policy);
        return entry == null ? List.of() : AskingRules.pending(policy, entry.state(), signals, clock.instant());
    }

    @Override
    public List<PendingPurpose> pending(SubjectState state, Signals signals) {
        return AskingRules.pending(policies.current(), state, signals, clock.instant());
    }

    @Override
    public ConsentHistory history(SubjectId subject) {
        return new ConsentHistory(subject, events.history(subject));
    }

    @Override
    public ProfileView view(Decision decision, Supplier<?> profile) {
        return views.of(decision, profile);
    }

    private Optional<Policy> version(int number) {
        return policies.current().versions().version(number);
    }

    @Override
    public ExplanationBuilder explain(Decision decision, Offer offer) {
        return new OpaqueExplanation(decision, version(decision.policyVersion()).orElse(null), offer, dropped);
    }

    @Override
    public <T> Selection<T> select(Supplier<Decision> check, Supplier<?> profile, Selector<T> selector) {
        return selections.select(check, profile, selector);
    }

    @Override
    public Optional<Explanation> influence(SubjectId subject, String key, Function<PurposeId, Decision> check) {
        return showings.influence(subject, key, check);
    }

    @Override
    public Access access(Actor actor, SubjectId subject, PurposeId purpose, Set<String> attributes) {
        return access(actor, subject, purpose, attributes, new EventId(ids.get()));
    }

    @Override
    public Access access(Actor actor, SubjectId subject, PurposeId purpose, Set<String> attributes, EventId key) {
        Access access = Access.of(
                check(subject, purpose), attributes, disclosure -> record(subject, disclosure, actor, key), this::view);
        meters.accessed(access);
        return access;
    }

    @Override
    public ExplanationHistory explanations() {
        return explanations;
    }

    @Override
    public String pseudonym(SubjectId subject, PurposeId purpose) {
        return pseudonyms.of(subject, purpose);
    }

    @Override
    public Policy policy() {
        return policies.current()
                .policy()
                .orElseThrow(() -> new ConsentException(
                        "No policy is effective yet: check effectiveFrom of the published versions and the clock"));
    }

    @Override
    public PolicyVersions policies() {
        return policies.current().versions();
    }

    @Override
    public void publish(Policy policy) {
        policies.publish(policy);
    }

    private SubjectEntry entry(SubjectState state) {
        return SubjectEntry.of(policies.current(), state, clock.instant());
    }

    @Override
    public void close() {
        polling.cancel(false);
        poller.shutdown();
        if (kept != null) {
            kept.close();
        }
    }
}
