package io.klartext.consent.store;

import io.klartext.consent.internal.record.RequestDigest;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.Erasure;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.FactEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An event that is to be appended; only its place in the subject's order is missing.
 *
 * <p>Making one throws {@link IllegalArgumentException} if the event has a place already, is of an unknown kind, or is an
 * erasure.
 *
 * @param event the event with sequence 0; its time is cut to microseconds
 */
public record PendingEvent(ConsentEvent event) {

    public PendingEvent {
        if (event.sequence() != 0 || !(event instanceof ChoiceEvent || event instanceof FactEvent)) {
            throw new IllegalArgumentException("An event that is to be appended is a choice or a fact without a place");
        }
        if (event instanceof FactEvent fact && fact.fact() instanceof Erasure) {
            throw new IllegalArgumentException("Nobody is erased by an append: call EventLog.erase");
        }
        event = placed(event, 0);
    }

    /**
     * A choice that is to be appended.
     *
     * @param id its id and idempotency key
     * @param recordedAt when; cut to microseconds
     * @param choice what was said
     * @param evidence what proves it
     * @return the pending event
     */
    public static PendingEvent choice(EventId id, Instant recordedAt, Choice choice, Evidence evidence) {
        return new PendingEvent(new ChoiceEvent(id, 0, recordedAt, choice, evidence));
    }

    /**
     * A fact that is to be appended.
     *
     * @param id its id and idempotency key
     * @param recordedAt when; cut to microseconds
     * @param fact what is recorded
     * @param actor who entered it
     * @return the pending event
     */
    public static PendingEvent fact(EventId id, Instant recordedAt, Fact fact, Actor actor) {
        return new PendingEvent(new FactEvent(id, 0, recordedAt, fact, actor));
    }

    /**
     * The event's id, and the idempotency key of the request.
     *
     * @return the id
     */
    public EventId id() {
        return event.id();
    }

    /**
     * When it is recorded.
     *
     * @return in microseconds
     */
    public Instant recordedAt() {
        return event.recordedAt();
    }

    /**
     * The event at its place.
     *
     * @param sequence the next sequence of the subject
     * @return the event
     */
    public ConsentEvent at(long sequence) {
        return placed(event, sequence);
    }

    private static ConsentEvent placed(ConsentEvent event, long sequence) {
        Instant at = event.recordedAt().truncatedTo(ChronoUnit.MICROS);
        if (event instanceof ChoiceEvent choice) {
            return new ChoiceEvent(choice.id(), sequence, at, choice.choice(), choice.evidence());
        }
        FactEvent fact = (FactEvent) event;
        return new FactEvent(fact.id(), sequence, at, fact.fact(), fact.actor());
    }

    /**
     * What tells a repetition of the same request from another request under the same id: what was said, about what, in
     * answer to which text, how, and under which browser signals. Time and surface do not enter it.
     *
     * @return SHA-256 as 64 hexadecimal digits
     */
    public String digest() {
        return RequestDigest.of(event);
    }
}
