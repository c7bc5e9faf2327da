package io.klartext.consent.internal.record;

import io.klartext.consent.SubjectId;
import io.klartext.consent.internal.cache.LeasedCache;
import io.klartext.consent.internal.meter.Meters;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Rejected;
import io.klartext.consent.ledger.Outcome.Unknown;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.EventLog;
import io.klartext.consent.store.PendingEvent;
import io.klartext.consent.store.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends events and makes this node act on them. Whatever a store does, the answer is an outcome. */
public final class Recorder {

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    private final EventLog events;
    private final LeasedCache cache;
    private final Clock clock;
    private final Supplier<String> ids;
    private final Meters meters;

    /**
     * Appends to a log.
     *
     * @param events the log
     * @param cache forgets whoever is recorded
     * @param clock says when
     * @param ids makes ids of events
     * @param meters counts outcomes
     */
    public Recorder(EventLog events, LeasedCache cache, Clock clock, Supplier<String> ids, Meters meters) {
        this.events = events;
        this.cache = cache;
        this.clock = clock;
        this.ids = ids;
        this.meters = meters;
    }

    Instant now() {
        return clock.instant();
    }

    String newId() {
        return ids.get();
    }

    SubjectState load(SubjectId subject) {
        return events.load(subject);
    }

    List<ConsentEvent> history(SubjectId subject) {
        return events.history(subject);
    }

    Outcome rejected(RejectionReason reason, String message) {
        return counted(new Rejected(reason, message));
    }

    Outcome append(SubjectId subject, List<PendingEvent> pending, AppendCondition condition) {
        return counted(done(
                subject,
                () -> events.append(subject, pending, condition),
                pending.stream().map(PendingEvent::id).toList()));
    }

    /**
     * Erases somebody.
     *
     * @param subject whom
     * @param actor who does it
     * @return what became of it
     */
    public Outcome erase(SubjectId subject, Actor actor) {
        EventId id = new EventId(newId());
        return counted(done(subject, () -> events.erase(subject, id, now(), actor), List.of(id)));
    }

    Outcome counted(Outcome outcome) {
        meters.recorded(outcome);
        return outcome;
    }

    private Outcome done(SubjectId subject, Supplier<Outcome> write, List<EventId> written) {
        Outcome outcome;
        try {
            outcome = write.get();
        } catch (StoreException e) {
            LOG.warn("An event could not be written: {}", e.getMessage());
            return unavailable();
        } catch (RuntimeException e) {
            LOG.error(
                    "The store broke its contract with {}; the write counts as unknown",
                    e.getClass().getName());
            outcome = new Unknown(written);
        }
        if (outcome instanceof Unknown) {
            cache.doubt(subject);
        } else {
            cache.forget(subject);
        }
        return outcome;
    }

    static Rejected unavailable() {
        return new Rejected(RejectionReason.STORE_UNAVAILABLE, "The store cannot be reached; nothing was written");
    }
}
