package io.klartext.consent.store;

import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * An event that is to be appended; only its sequence is missing.
 *
 * @param id its id and idempotency key
 * @param recordedAt when, in microseconds
 * @param choice what was said
 * @param evidence what proves it
 */
public record PendingEvent(EventId id, Instant recordedAt, Choice choice, Evidence evidence) {

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
     * answer to which text and how. The time does not enter it.
     *
     * @return SHA-256 as 64 hexadecimal digits
     */
    public String digest() {
        String request = String.join(
                "\n",
                choice.purpose().value(),
                choice.kind().word(),
                Integer.toString(evidence.policyVersion()),
                evidence.noticeHash(),
                evidence.language(),
                evidence.method().word(),
                evidence.actor().kind().name(),
                evidence.actor().id());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
