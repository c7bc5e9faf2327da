package io.klartext.consent.ledger;

import java.time.Instant;

/**
 * An event of a kind that this version of the library does not know, written by a newer one. It may have been a no, so
 * everything that can be denied is denied to its subject until the library is updated.
 *
 * @param id unique within the subject
 * @param sequence its place in the subject's order
 * @param recordedAt when
 * @param kind the kind as it was written
 */
public record UnknownEvent(EventId id, long sequence, Instant recordedAt, String kind) implements ConsentEvent {}
