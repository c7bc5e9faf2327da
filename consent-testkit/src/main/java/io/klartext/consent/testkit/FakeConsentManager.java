package io.klartext.consent.testkit;

import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ConsentHistory;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyVersions;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.profile.ProfileView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * A manager whose answers a test sets, the same for everybody:
 *
 * <pre>{@code
 * FakeConsentManager consents = FakeConsentManager.denyingAll(policy).allow(ads);
 * }</pre>
 *
 * <p>Only the answers are fake. Views, explanations, policies, the rules for what may be recorded, and the history are
 * those of a real manager on a store in memory, whose clock stands still at the policy's {@code effectiveFrom}. What is
 * recorded does not change an answer: a test of how a choice takes effect uses a real manager. Safe for use by many
 * threads.
 */
public final class FakeConsentManager implements ConsentManager {

    private static final EventId GRANT = new EventId("fake-grant");

    /**
     * A call of {@code record} that the rules accepted.
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
                .clock(clock)
                .monotonicClock(clock::nanos)
                .build();
        for (Purpose purpose : policy.purposes()) {
            answers.put(purpose.id(), denial(purpose));
        }
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
     * What was recorded so far, without what was rejected.
     *
     * @return the calls, in order
     */
    public List<Recording> recorded() {
        return List.copyOf(recorded);
    }

    @Override
    public Outcome record(SubjectId subject, List<Choice> choices, Evidence evidence) {
        Outcome outcome = real.record(subject, choices, evidence);
        if (outcome.isRecorded()) {
            recorded.add(new Recording(subject, choices, evidence));
        }
        return outcome;
    }

    @Override
    public Decision check(SubjectId subject, PurposeId purpose, Signals signals) {
        return answer(purpose);
    }

    @Override
    public Decision check(SubjectState.empty(), PurposeId purpose, Signals signals) {
        return answer(purpose);
    }

    private Decision answer(PurposeId id) {
        Reason reason = answers.get(id);
        if (reason == null) {
            return real.check(SubjectState.empty(), id, Signals.none());
        }
        LegalBasis basis = known(id).legalBasis();
        EventId event = reason == Reason.GRANTED ? GRANT : null;
        return new Decision(id, reason, basis, policy().version(), event, null);
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

    @Override
    public ConsentHistory history(SubjectId subject) {
        return real.history(subject);
    }

    @Override
    public ProfileView view(Decision decision, Supplier<?> profile) {
        return real.view(decision, profile);
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
    public void close() {
        real.close();
    }
}
