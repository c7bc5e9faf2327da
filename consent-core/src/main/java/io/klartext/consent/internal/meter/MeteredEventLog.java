package io.klartext.consent.internal.meter;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.EventLog;
import io.klartext.consent.store.PendingEvent;
import java.time.Instant;
import java.util.List;

/**
 * An event log whose calls are timed.
 *
 * @param log the log itself
 * @param meters takes the times
 */
public record MeteredEventLog(EventLog log, Meters meters) implements EventLog {

    @Override
    public Outcome append(SubjectId subject, List<PendingEvent> events, AppendCondition condition) {
        return meters.timed("append", () -> log.append(subject, events, condition));
    }

    @Override
    public Outcome erase(SubjectId subject, EventId id, Instant at, Actor actor) {
        return meters.timed("erase", () -> log.erase(subject, id, at, actor));
    }

    @Override
    public SubjectState load(SubjectId subject) {
        return meters.timed("load", () -> log.load(subject));
    }

    @Override
    public List<ConsentEvent> history(SubjectId subject) {
        return meters.timed("history", () -> log.history(subject));
    }
}
