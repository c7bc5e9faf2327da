package io.klartext.consent.internal.decision;

import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.PastDecision;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.Notice;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.store.EventLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The answers of past checks, folded anew from the events that had been recorded by then. */
public final class PastDecisions {

    private PastDecisions() {}

    /**
     * What a check would have answered.
     *
     * @param policy what counted at the instant
     * @param subject who
     * @param log what was recorded; about somebody who was erased nothing can be said
     * @param purpose the purpose
     * @param at the instant
     * @return the answer with its proof
     */
    public static PastDecision decide(
            AppliedPolicy policy, SubjectId subject, EventLog log, PurposeId purpose, Instant at) {
        List<ConsentEvent> then = recordedBy(log.history(subject), at);
        SubjectState state =
                then.isEmpty() ? SubjectState.empty().inEpoch(log.load(subject).erasureEpoch()) : SubjectState.of(then);
        AppliedPurpose known = policy.purpose(purpose);
        Decision decision = known == null
                ? policy.unknown(purpose)
                : DecisionTable.decide(policy, known, state, Signals.none(), at);
        Optional<ChoiceEvent> event = decision.event()
                .flatMap(id -> then.stream()
                        .filter(ChoiceEvent.class::isInstance)
                        .map(ChoiceEvent.class::cast)
                        .filter(choice -> choice.id().equals(id))
                        .findFirst());
        return new PastDecision(at, decision, event, event.flatMap(choice -> shown(policy, choice)));
    }

    /** Order is by sequence: where a clock went back, an event counts once all before it do. */
    private static List<ConsentEvent> recordedBy(List<ConsentEvent> events, Instant at) {
        int count = 0;
        while (count < events.size() && !events.get(count).recordedAt().isAfter(at)) {
            count++;
        }
        return events.subList(0, count);
    }

    private static Optional<Notice> shown(AppliedPolicy policy, ChoiceEvent choice) {
        Evidence evidence = choice.evidence();
        return policy.versions().notice(evidence.policyVersion(), evidence.language(), evidence.noticeHash());
    }
}
