package io.klartext.consent.jdbc;

import io.klartext.consent.SubjectId;
import io.klartext.consent.jdbc.Connections.Doubt;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Unknown;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.EventLog;
import io.klartext.consent.store.PendingEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The events in SQL. */
final class JdbcEventLog implements EventLog {

    private final Connections connections;
    private final JdbcPolicyArchive policies;
    private final StoreSettings settings;

    JdbcEventLog(Connections connections, JdbcPolicyArchive policies, StoreSettings settings) {
        this.connections = connections;
        this.policies = policies;
        this.settings = settings;
    }

    @Override
    public Outcome append(SubjectId subject, List<PendingEvent> events, AppendCondition condition) {
        Append append = new Append(Texts.externalId(subject), events, condition, policies, settings.random());
        return connections.write("append events", append::in, doubt -> inDoubt(append, doubt));
    }

    /** The commit failed: only what is found is known to be recorded, and what is not found may still be there. */
    private Outcome inDoubt(Append append, Doubt doubt) {
        if (doubt == Doubt.NOT_CONFIRMED) {
            return new Unknown(append.ids());
        }
        return connections
                .find(() -> connections.read("look events up", append::repetition))
                .orElseGet(() -> new Unknown(append.ids()));
    }

    @Override
    public Outcome erase(SubjectId subject, EventId id, Instant at, Actor actor) {
        Erase erase = new Erase(Texts.externalId(subject), id, at, actor, settings.random());
        Outcome outcome = connections.write("erase a subject", erase::in, doubt -> inDoubt(erase, doubt));
        if (outcome.isRecorded()) {
            connections.overwriteDeleted();
        }
        return outcome;
    }

    /** The commit failed: if nobody is there any more it has taken effect. */
    private Outcome inDoubt(Erase erase, Doubt doubt) {
        Optional<Outcome> done = doubt == Doubt.NOT_CONFIRMED
                ? Optional.empty()
                : connections.find(() -> connections.read("look an erasure up", erase::found));
        return done.orElseGet(() -> new Unknown(List.of(erase.id())));
    }

    @Override
    public SubjectState load(SubjectId subject) {
        String externalId = Texts.externalId(subject);
        return connections.read("load a subject", session -> {
            SubjectRow row = SubjectRow.find(session, externalId);
            return SubjectRow.state(session, row, externalId);
        });
    }

    @Override
    public List<ConsentEvent> history(SubjectId subject) {
        String externalId = Texts.externalId(subject);
        return connections.read("read a history", session -> {
            SubjectRow row = SubjectRow.find(session, externalId);
            return row == null ? List.of() : row.events(session);
        });
    }
}
