package io.klartext.consent.internal.cache;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.internal.decision.AppliedPolicy;
import io.klartext.consent.internal.decision.AppliedPurpose;
import io.klartext.consent.internal.decision.DecisionTable;
import io.klartext.consent.ledger.SubjectState;
import java.time.Instant;

/**
 * A subject's state in memory, with the decision of each purpose prebuilt for one policy version, from one instant until
 * another. Immutable, so a check reads it without a lock. Past its end, or before its beginning when a clock went back, it is
 * rebuilt from the same state: what was over then may not have been over before.
 */
public final class SubjectEntry {

    private final AppliedPolicy policy;
    private final SubjectState state;
    private final Decision[] decisions;
    private final long sinceMillis;
    private final long untilMillis;

    private SubjectEntry(
            AppliedPolicy policy, SubjectState state, Decision[] decisions, long sinceMillis, long untilMillis) {
        this.policy = policy;
        this.state = state;
        this.decisions = decisions;
        this.sinceMillis = sinceMillis;
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
        return new SubjectEntry(policy, state, decisions, now.toEpochMilli(), until);
    }

    public SubjectState state() {
        return state;
    }

    public boolean isGood(AppliedPolicy current, long nowMillis) {
        return policy == current && sinceMillis <= nowMillis && nowMillis < untilMillis;
    }

    public Decision decision(AppliedPurpose purpose) {
        return decisions[purpose.index()];
    }
}
