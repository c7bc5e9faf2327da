package io.klartext.consent.store;

import io.klartext.consent.internal.Sha256;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An event that is to be appended; only its sequence is missing.
 *
 * @param id its id and idempotency key
 * @param recordedAt when; cut to microseconds
 * @param choice what was said
 * @param evidence what proves it
 */
public record PendingEvent(EventId id, Instant recordedAt, Choice choice, Evidence evidence) {

    public PendingEvent {
        recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * The event at its place.
     *
     * @param sequence the next sequence of the subject
     * @return the event
     */
    public ChoiceEvent at(long sequence) {
        return new ChoiceEvent(id, sequence, recordedAt, choice, evidence);
    }

    /**
     * What tells a repetition of the same request from another request under the same id: what was said, about what, in
     * answer to which text, how, and under which browser signals. Time and surface do not enter it.
     *
     * @return SHA-256 as 64 hexadecimal digits
     */
    public String digest() {
        StringBuilder request = new StringBuilder();
        append(request, choice.purpose().value());
        append(request, choice.kind().word());
        append(request, Integer.toString(evidence.policyVersion()));
        append(request, evidence.noticeHash());
        append(request, evidence.language());
        append(request, evidence.method().word());
        append(request, evidence.actor().kind().name());
        append(request, evidence.actor().id());
        evidence.signals().stream().sorted().forEach(signal -> append(request, signal.word()));
        return Sha256.hex(request.toString());
    }

    /** Each part with its length before it, so that no two requests can be spelt alike. */
    private static void append(StringBuilder request, String part) {
        request.append(part.length()).append(':').append(part);
    }
}
