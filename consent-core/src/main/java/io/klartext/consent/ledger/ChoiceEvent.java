package io.klartext.consent.ledger;

import java.time.Instant;

/**
 * A choice as it was recorded.
 *
 * @param id unique within the subject
 * @param sequence its place in the subject's order, from 1
 * @param recordedAt when, in microseconds
 * @param choice what was said
 * @param evidence what proves it
 */
public record ChoiceEvent(EventId id, long sequence, Instant recordedAt, Choice choice, Evidence evidence)
        implements ConsentEvent {}
