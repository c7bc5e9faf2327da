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
        implements ConsentEvent {

    @Override
    public String kind() {
        return choice.kind().word();
    }

    /**
     * When it was said: when it was recorded, unless the evidence names an earlier time. Lifetimes run from then.
     *
     * @return never later than {@link #recordedAt()}
     */
    public Instant givenAt() {
        return evidence.givenAt().filter(given -> given.isBefore(recordedAt)).orElse(recordedAt);
    }
}
