package io.klartext.consent.ledger;

import java.time.Instant;

/**
 * Something that was recorded about a subject. Events are never changed; their order within a subject is by
 * {@linkplain #sequence() sequence}, never by time.
 */
public sealed interface ConsentEvent permits ChoiceEvent, FactEvent, UnknownEvent {

    /**
     * The event's id, unique within its subject.
     *
     * @return the id, which is also the idempotency key of the request
     */
    EventId id();

    /**
     * Its place in the subject's order.
     *
     * @return 1 for the first event of a subject, without gaps
     */
    long sequence();

    /**
     * When it was recorded, by the shop's clock.
     *
     * @return UTC, in microseconds
     */
    Instant recordedAt();

    /**
     * What kind of event it is.
     *
     * @return a lower-case word, stable for ever, such as {@code granted} or {@code restricted}
     */
    String kind();
}
