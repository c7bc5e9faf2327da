package io.klartext.consent.testkit;

import io.klartext.consent.ConsentLinks;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.ExplanationHistory;
import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.FeatureDecision;
import io.klartext.consent.decision.PastDecision;
import io.klartext.consent.decision.PendingPurpose;
import io.klartext.consent.decision.PendingPurpose.Cause;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.ExplanationBuilder;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.ConsentHistory;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyVersions;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.profile.Access;
import io.klartext.consent.profile.ProfileView;
import io.klartext.consent.select.Selection;
import io.klartext.consent.select.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A manager whose answers a test sets, the same for everybody:
 *
 * <pre>{@code
 * FakeConsentManager consents = FakeConsentManager.denyingAll(policy).allow(ads);
 * }</pre>
 *
 * <p>Only the answers are fake: those of {@code check}, {@code checkAll}, {@code checkFeature} and {@code pending}. Views,
 * explanations, selections, policies, the rules for what may be recorded, links, the history and {@code checkAt}, which reads the
 * history, are those of a real manager on a store in memory, whose clock stands still at the policy's
 * {@code effectiveFrom}. What is recorded does not change an answer: a test of how a choice takes effect uses a real
 * manager. A version that is published counts if it is effective by that instant too; a purpose that it brings is denied
 * until the test allows it. Safe for use by many threads.
 */
public final class FakeConsentManager implements ConsentManager {

    private static final EventId GRANT = new EventId("fake-grant");
    private static final KeyRing TEST_KEY = KeyRing.of(List.of("A".repeat(43)));

    /**
     * A call that recorded choices and that the rules accepted: {@code record}, {@code acceptAll} or {@code refuseAll}.
     *
     * @param subject who said it
     * @param choices what was said
     * @param evidence what proves it
     */
    public record Recording(SubjectId subject, List<Choice> choices, Evidence evidence) {
        public Recording {
            choices = List.copyOf(choices);
        }
    }

    private final ConsentManager real;
    private final Map<PurposeId, Reason> answers = new ConcurrentHashMap<>();
    private final List<Recording> recorded = new CopyOnWriteArrayList<>();

    private FakeConsentManager(Policy policy) {
        ManualClock clock = ManualClock.at(policy.effectiveFrom());
        this.real = ConsentManager.builder()
                .policy(policy)
                .keys(TEST_KEY)
                .explanationHistory(Duration.ofDays(365), 1000)
                .clock(clock)
                .monotonicClock(clock::nanos)
                .build();
    }

    /**
     * Denies everything that can be denied: {@code NOT_ASKED} where consent is needed, {@code OBJECTED} where silence
     * would allow. A purpose of basis contract or legal obligation stays {@code REQUIRED}, since nobody can deny it.
     *
     * @param policy the policy that counts
     * @return a manager that denies
     */
    public static FakeConsentManager denyingAll(Policy policy) {
        return new FakeConsentManager(policy);
    }

    /**
     * Allows purposes from now on, for everybody: {@code GRANTED} or, by its basis, {@code LEGITIMATE_INTEREST}.
     *
     * @param purposes purposes of the policy
     * @return this manager
     * @throws IllegalArgumentException if the policy has no such purpose
     */
    public FakeConsentManager allow(PurposeId... purposes) {
        for (PurposeId id : purposes) {
            answers.put(id, permission(known(id)));
        }
        return this;
    }

    /**
     * Denies a purpose from now on, for everybody.
     *
     * @param purpose a purpose of the policy
     * @param reason why
     * @return this manager
     * @throws IllegalArgumentException if the policy has no such purpose, or the reason is one that allows
     */
    public FakeConsentManager deny(PurposeId purpose, Reason reason) {
        if (reason.allowed()) {
            throw new IllegalArgumentException(reason + " allows: call allow, or take a reason that denies");
        }
        answers.put(known(purpose).id(), reason);
        return this;
    }

    /**
     * The choices that were recorded so far, without what was rejected. Facts, links and what was carried over stand in the
     * {@linkplain #history history}.
     *
     * @return the calls, in order
     */
    public List<Recording> recorded() {
        return List.copyOf(recorded);
    }

    @Override
    public Outcome record(SubjectId subject, List<Choice> choices, Evidence evidence) {
        return noted(subject, evidence, real.record(subject, choices, evidence));
    }

    @Override
    public Outcome acceptAll(SubjectId subject, Evidence evidence) {
        return noted(subject, evidence, real.acceptAll(subject, evidence));
    }

    @Override
    public Outcome refuseAll(SubjectId subject, Evidence evidence) {
        return noted(subject, evidence, real.refuseAll(subject, evidence));
    }

    private Outcome noted(SubjectId subject, Evidence evidence, Outcome outcome) {
        if (outcome instanceof Outcome.Recorded done) {
            List<Choice> choices = done.events().stream()
                    .map(event -> ((ChoiceEvent) event).choice())
                    .toList();
            recorded.add(new Recording(subject, choices, evidence));
        }
        return outcome;
    }

    @Override
    public Outcome record(SubjectId subject, Fact fact, Actor actor) {
        return real.record(subject, fact, actor);
    }

    @Override
    public Outcome record(SubjectId subject, Fact fact, Actor actor, EventId key) {
        return real.record(subject, fact, actor, key);
    }

    @Override
    public Outcome carryOver(SubjectId subject, List<GivenChoice> given, EventId key) {
        return real.carryOver(subject, given, key);
    }

    @Override
    public ConsentLinks links() {
        return real.links();
    }

    @Override
    public Decision check(SubjectId subject, PurposeId purpose, Signals signals) {
        return answer(purpose);
    }

    @Override
    public Decision check(SubjectState state, PurposeId purpose, Signals signals) {
        return answer(purpose);
    }

    @Override
    public Map<PurposeId, Decision> checkAll(SubjectId subject, Signals signals) {
        Map<PurposeId, Decision> all = new LinkedHashMap<>();
        policy().purposes().forEach(purpose -> all.put(purpose.id(), answer(purpose.id())));
        return Collections.unmodifiableMap(all);
    }

    @Override
    public FeatureDecision checkFeature(SubjectId subject, String feature, Signals signals) {
        return FeatureDecision.of(policy().feature(feature), feature, checkAll(subject, signals));
    }

    /** From what was recorded, not from the answers that the test set. */
    @Override
    public PastDecision checkAt(SubjectId subject, PurposeId purpose, Instant at) {
        return real.checkAt(subject, purpose, at);
    }

    /**
     * What rests on consent and whose answer is {@code NOT_ASKED}, {@code EXPLICIT_REQUIRED}, {@code EXPIRED} or
     * {@code POLICY_CHANGED}; nothing else is asked. What has expired was answered under the version that counts, what has
     * changed under the one before.
     */
    @Override
    public List<PendingPurpose> pending(SubjectId subject, Signals signals) {
        return pending();
    }

    /** The same as for every subject. */
    @Override
    public List<PendingPurpose> pending(SubjectState state, Signals signals) {
        return pending();
    }

    private List<PendingPurpose> pending() {
        List<PendingPurpose> pending = new ArrayList<>();
        for (Purpose purpose : policy().purposes()) {
            Cause cause = cause(reason(purpose));
            if (cause != null && purpose.legalBasis() == LegalBasis.CONSENT) {
                int answered = cause == Cause.NEW ? 0 : policy().version() - (cause == Cause.CHANGED ? 1 : 0);
                pending.add(new PendingPurpose(purpose.id(), cause, answered));
            }
        }
        return List.copyOf(pending);
    }

    private static @Nullable Cause cause(Reason reason) {
        return switch (reason) {
            case NOT_ASKED, EXPLICIT_REQUIRED -> Cause.NEW;
            case EXPIRED -> Cause.EXPIRED;
            case POLICY_CHANGED -> Cause.CHANGED;
            default -> null;
        };
    }

    private Decision answer(PurposeId id) {
        Purpose purpose = policy().purpose(id).orElse(null);
        if (purpose == null) {
            return real.check(SubjectState.empty(), id, Signals.none());
        }
        Reason reason = reason(purpose);
        EventId event = reason == Reason.GRANTED ? GRANT : null;
        return new Decision(id, reason, purpose.legalBasis(), policy().version(), event, null);
    }

    private Reason reason(Purpose purpose) {
        return answers.getOrDefault(purpose.id(), denial(purpose));
    }

    private Purpose known(PurposeId id) {
        return policy().purpose(id)
                .orElseThrow(() -> new IllegalArgumentException("The policy has no purpose \"" + id + "\""));
    }

    private static Reason denial(Purpose purpose) {
        return switch (purpose.legalBasis()) {
            case CONSENT -> Reason.NOT_ASKED;
            case LEGITIMATE_INTEREST -> Reason.OBJECTED;
            case CONTRACT, LEGAL_OBLIGATION -> Reason.REQUIRED;
        };
    }

    private static Reason permission(Purpose purpose) {
        return switch (purpose.legalBasis()) {
            case CONSENT -> Reason.GRANTED;
            case LEGITIMATE_INTEREST -> Reason.LEGITIMATE_INTEREST;
            case CONTRACT, LEGAL_OBLIGATION -> Reason.REQUIRED;
        };
    }

    /** Erases from the real ledger; the answers that the test set stay. */
    @Override
    public Outcome erase(SubjectId subject, Actor actor) {
        return real.erase(subject, actor);
    }

    @Override
    public OptionalLong erasureEpoch(SubjectId subject) {
        return real.erasureEpoch(subject);
    }

    @Override
    public ConsentHistory history(SubjectId subject) {
        return real.history(subject);
    }

    @Override
    public ProfileView view(Decision decision, Supplier<?> profile) {
        return real.view(decision, profile);
    }

    /** Under the answers that the test set; what is disclosed goes to the real ledger. */
    @Override
    public Access access(Actor actor, SubjectId subject, PurposeId purpose, Set<String> attributes) {
        return Access.of(answer(purpose), attributes, shown -> real.record(subject, shown, actor), this::view);
    }

    @Override
    public Access access(Actor actor, SubjectId subject, PurposeId purpose, Set<String> attributes, EventId key) {
        return Access.of(answer(purpose), attributes, shown -> real.record(subject, shown, actor, key), this::view);
    }

    /** Kept in memory for a year, at most 1,000 of a subject, so that a test can look at what was shown. */
    @Override
    public ExplanationHistory explanations() {
        return real.explanations();
    }

    /** Under a key that every test has: the same names in every run, and no secret. */
    @Override
    public String pseudonym(SubjectId subject, PurposeId purpose) {
        return real.pseudonym(subject, purpose);
    }

    @Override
    public ExplanationBuilder explain(Decision decision, Offer offer) {
        return real.explain(decision, offer);
    }

    @Override
    public <T> Selection<T> select(Supplier<Decision> check, Supplier<?> profile, Selector<T> selector) {
        return real.select(check, profile, selector);
    }

    @Override
    public Optional<Explanation> influence(SubjectId subject, String key, Function<PurposeId, Decision> check) {
        return real.influence(subject, key, check);
    }

    @Override
    public Policy policy() {
        return real.policy();
    }

    @Override
    public PolicyVersions policies() {
        return real.policies();
    }

    @Override
    public void publish(Policy policy) {
        real.publish(policy);
    }

    @Override
    public void close() {
        real.close();
    }
}
