package io.klartext.consent.ledger;

import io.klartext.consent.policy.BrowserSignal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The latest choice of a subject about one purpose.
 *
 * @param kind what was said last
 * @param event which event said it; null where the state was not read from a store
 * @param sequence the event's place in the subject's order
 * @param givenAt when it was said
 * @param policyVersion the version under which it was said
 * @param signals the browser signals that were present then
 * @param explicit whether it was said expressly, about special data (GDPR 9(2)(a))
 * @param byGuardian whether a guardian said it (GDPR 8)
 */
public record Standing(
        ChoiceKind kind,
        @Nullable EventId event,
        long sequence,
        Instant givenAt,
        int policyVersion,
        Set<BrowserSignal> signals,
        boolean explicit,
        boolean byGuardian) {

    public Standing {
        signals = Set.copyOf(signals);
    }

    static Standing of(ChoiceEvent event) {
        return new Standing(
                event.choice().kind(),
                event.id(),
                event.sequence(),
                event.givenAt(),
                event.evidence().policyVersion(),
                event.evidence().signals(),
                event.evidence().explicit(),
                event.evidence().actor().kind() == Actor.Kind.GUARDIAN);
    }
}
