package io.klartext.consent.ledger;

import java.time.Instant;

/**
 * A fact as it was recorded.
 *
 * @param id unique within the subject
 * @param sequence its place in the subject's order, from 1
 * @param recordedAt when, in microseconds
 * @param fact what was recorded
 * @param actor who entered it
 */
public record FactEvent(EventId id, long sequence, Instant recordedAt, Fact fact, Actor actor) implements ConsentEvent {

    @Override
    public String kind() {
        return fact.kind();
    }
}
