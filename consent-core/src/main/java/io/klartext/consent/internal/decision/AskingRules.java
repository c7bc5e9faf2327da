package io.klartext.consent.internal.decision;

import io.klartext.consent.decision.PendingPurpose;
import io.klartext.consent.decision.PendingPurpose.Cause;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.ledger.Standing;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.LegalBasis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a shop may ask, about what. Only consent is asked for. A yes is asked for again when it is over; a no is left alone
 * for its own time, and for as long as a yes would have lasted. An objection, a browser's signal and a restriction are
 * answers that nobody asks about.
 */
public final class AskingRules {

    private AskingRules() {}

    /**
     * The purposes about which somebody may be asked.
     *
     * @param policy the policy that counts
     * @param state what stands for the subject
     * @param signals the browser's signals
     * @param now the instant
     * @return in the order of the policy
     */
    public static List<PendingPurpose> pending(AppliedPolicy policy, SubjectState state, Signals signals, Instant now) {
        List<PendingPurpose> pending = new ArrayList<>();
        for (AppliedPurpose applied : policy.purposes()) {
            Standing standing = state.standing().get(applied.purpose().id());
            Cause cause = cause(policy, applied, state, standing, signals, now);
            if (cause != null) {
                pending.add(new PendingPurpose(
                        applied.purpose().id(), cause, standing == null ? 0 : standing.policyVersion()));
            }
        }
        return List.copyOf(pending);
    }

    private static @Nullable Cause cause(
            AppliedPolicy policy,
            AppliedPurpose applied,
            SubjectState state,
            @Nullable Standing standing,
            Signals signals,
            Instant now) {
        if (applied.purpose().legalBasis() != LegalBasis.CONSENT) {
            return null;
        }
        Reason reason =
                DecisionTable.decide(policy, applied, state, signals, now).reason();
        return switch (reason) {
            case NOT_ASKED, EXPLICIT_REQUIRED -> Cause.NEW;
            case EXPIRED -> Cause.EXPIRED;
            case POLICY_CHANGED -> Cause.CHANGED;
            case REFUSED, WITHDRAWN -> standing == null ? null : afterNo(policy, applied, standing, now);
            default -> null;
        };
    }

    private static @Nullable Cause afterNo(AppliedPolicy policy, AppliedPurpose applied, Standing no, Instant now) {
        Instant ownTime = applied.purpose().askAgainFrom(no.givenAt());
        Instant timeOfAGrant = policy.endOfGrant(applied, no.policyVersion(), no.givenAt());
        if (now.isBefore(ownTime) || now.isBefore(timeOfAGrant)) {
            return null;
        }
        return no.policyVersion() < applied.minimumVersion() ? Cause.CHANGED : Cause.EXPIRED;
    }
}
