package io.klartext.consent.ledger;

import io.klartext.consent.policy.BrowserSignal;
import java.time.Instant;
import java.util.Set;

/**
 * The latest choice of a subject about one purpose.
 *
 * @param kind what was said last
 * @param event which event said it
 * @param sequence the event's place in the subject's order
 * @param recordedAt when
 * @param policyVersion the version under which it was said
 * @param signals the browser signals that were present then
 */
public record Standing(
        ChoiceKind kind,
        EventId event,
        long sequence,
        Instant recordedAt,
        int policyVersion,
        Set<BrowserSignal> signals) {

    public Standing {
        signals = Set.copyOf(signals);
    }

    static Standing of(ChoiceEvent event) {
        return new Standing(
                event.choice().kind(),
                event.id(),
                event.sequence(),
                event.recordedAt(),
                event.evidence().policyVersion(),
                event.evidence().signals());
    }
}
