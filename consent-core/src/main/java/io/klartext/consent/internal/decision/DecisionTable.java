package io.klartext.consent.internal.decision;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.Minority;
import io.klartext.consent.ledger.Standing;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.BrowserSignal;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Profiling;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The decision, row by row, in the order of docs/decisions.md: the first row that fits answers. Pure: the same policy,
 * state, signals and instant give the same decision. Unknown purposes never get here.
 */
public final class DecisionTable {

    private DecisionTable() {}

    /**
     * The answer for one purpose.
     *
     * @param policy the policy that counts
     * @param applied a purpose of it
     * @param state what stands for the subject
     * @param signals the browser's signals
     * @param now the instant
     * @return the decision of the first row that fits
     */
    public static Decision decide(
            AppliedPolicy policy, AppliedPurpose applied, SubjectState state, Signals signals, Instant now) {
        Purpose purpose = applied.purpose();
        Standing standing = state.standing().get(purpose.id());
        Standing objection = state.standing().get(PurposeId.DIRECT_MARKETING);
        Minority minority = state.minority().orElse(null);

        if (state.erased()) {
            return answer(policy, purpose, Reason.ERASED, null, null);
        }
        if (purpose.legalBasis().required()) {
            return answer(policy, purpose, Reason.REQUIRED, null, null);
        }
        if (state.restricted()) {
            return answer(policy, purpose, Reason.RESTRICTED, null, null);
        }
        if (state.unreadable()) {
            return answer(policy, purpose, Reason.UNAVAILABLE, null, null);
        }
        if (purpose.profiling() == Profiling.ADVERTISING) {
            if (applied.special()) {
                return answer(policy, purpose, Reason.PROHIBITED, null, null);
            }
            if (minority != null && now.isBefore(minority.adultFrom())) {
                return answer(policy, purpose, Reason.PROHIBITED, null, minority.adultFrom());
            }
        }
        if (is(standing, ChoiceKind.OBJECTED)) {
            return answer(policy, purpose, Reason.OBJECTED, standing, null);
        }
        if (purpose.directMarketing() && objection != null && !grantedAfter(standing, objection)) {
            return answer(policy, purpose, Reason.OBJECTED, objection, null);
        }
        if (applied.hears(signals) && !grantedUnder(standing, purpose, signals)) {
            return answer(policy, purpose, Reason.BROWSER_SIGNAL, null, null);
        }
        if (is(standing, ChoiceKind.REFUSED)) {
            return answer(policy, purpose, Reason.REFUSED, standing, null);
        }
        if (is(standing, ChoiceKind.WITHDRAWN)) {
            return answer(policy, purpose, Reason.WITHDRAWN, standing, null);
        }
        if (purpose.legalBasis() == LegalBasis.LEGITIMATE_INTEREST) {
            return answer(policy, purpose, Reason.LEGITIMATE_INTEREST, null, null);
        }
        if (standing == null) {
            return answer(policy, purpose, Reason.NOT_ASKED, null, null);
        }
        Instant end = policy.endOfGrant(applied, standing.policyVersion(), standing.givenAt());
        if (!now.isBefore(end)) {
            return answer(policy, purpose, Reason.EXPIRED, standing, null);
        }
        if (!policy.isEnough(applied, standing.policyVersion())) {
            return answer(policy, purpose, Reason.POLICY_CHANGED, standing, end);
        }
        if (minority != null && grantedAsChild(standing, minority)) {
            return answer(policy, purpose, Reason.GUARDIAN_REQUIRED, standing, end);
        }
        if (applied.special() && !standing.explicit()) {
            return answer(policy, purpose, Reason.EXPLICIT_REQUIRED, standing, end);
        }
        return answer(policy, purpose, Reason.GRANTED, standing, end);
    }

    private static boolean is(@Nullable Standing standing, ChoiceKind kind) {
        return standing != null && standing.kind() == kind;
    }

    /** The specific and later beats the general: who grants a purpose after objecting to all means that purpose. */
    private static boolean grantedAfter(@Nullable Standing standing, Standing objection) {
        return standing != null && standing.kind() == ChoiceKind.GRANTED && standing.sequence() > objection.sequence();
    }

    /** A grant outweighs a signal only if the person gave it while the browser was sending the same signal. */
    private static boolean grantedUnder(@Nullable Standing standing, Purpose purpose, Signals signals) {
        if (standing == null || standing.kind() != ChoiceKind.GRANTED) {
            return false;
        }
        for (BrowserSignal signal : signals.present()) {
            if (purpose.listensTo().contains(signal) && !standing.signals().contains(signal)) {
                return false;
            }
        }
        return true;
    }

    /** A child's own yes does not become good by growing up; a guardian's stays good until it is taken back. */
    private static boolean grantedAsChild(Standing standing, Minority minority) {
        return !standing.byGuardian() && standing.givenAt().isBefore(minority.consentsAloneFrom());
    }

    private static Decision answer(
            AppliedPolicy policy, Purpose purpose, Reason reason, @Nullable Standing standing, @Nullable Instant end) {
        return new Decision(
                purpose.id(),
                reason,
                purpose.legalBasis(),
                policy.version(),
                standing == null ? null : standing.event(),
                earlier(policy.until(), end));
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }
}
