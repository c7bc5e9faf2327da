package io.klartext.consent.internal.cache;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.internal.decision.AppliedPolicy;
import io.klartext.consent.internal.decision.AppliedPurpose;
import io.klartext.consent.internal.decision.DecisionTable;
import io.klartext.consent.ledger.SubjectState;
import java.time.Instant;

/**
 * A subject's state in memory, with the decision of each purpose prebuilt for one policy version and until one instant.
 * Immutable, so a check reads it without a lock. Past its instant it is rebuilt from the same state.
 */
public final class SubjectEntry {

    private final AppliedPolicy policy;
    private final SubjectState state;
    private final Decision[] decisions;
    private final long untilMillis;

    private SubjectEntry(AppliedPolicy policy, SubjectState state, Decision[] decisions, long untilMillis) {
        this.policy = policy;
        this.state = state;
        this.decisions = decisions;
        this.untilMillis = untilMillis;
    }

    public static SubjectEntry of(AppliedPolicy policy, SubjectState state, Instant now) {
        Decision[] decisions = new Decision[policy.purposes().size()];
        long until = Long.MAX_VALUE;
        for (AppliedPurpose purpose : policy.purposes()) {
            Decision decision = DecisionTable.decide(policy, purpose, state, Signals.none(), now);
            decisions[purpose.index()] = decision;
            until = Math.min(
                    until, decision.validUntil().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE));
        }
        return new SubjectEntry(policy, state, decisions, until);
    }

    public SubjectState state() {
        return state;
    }

    public boolean isGood(AppliedPolicy current, long nowMillis) {
        return policy == current && nowMillis < untilMillis;
    }

    public Decision decision(AppliedPurpose purpose) {
        return decisions[purpose.index()];
    }
}
