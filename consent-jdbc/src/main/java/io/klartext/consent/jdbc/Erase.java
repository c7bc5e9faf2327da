package io.klartext.consent.jdbc;

import io.klartext.consent.jdbc.Connections.Done;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Erasure;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Recorded;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * One erasure, as the work of one transaction: the id is noted as erased, the events lose their ids and what is personal,
 * one more of them says that this happened, and everything else about the subject goes, its key first of all. The feed gets
 * an entry that no longer leads to anybody.
 */
final class Erase {

    private static final List<String> ALL_OF_A_SUBJECT =
            List.of("consent_state", "consent_explanation", "consent_subject");

    private static final Outcome DONE_BEFORE = new Recorded(List.of(), true);

    private final String externalId;
    private final EventId id;
    private final Instant at;
    private final Actor actor;
    private final SecureRandom random;

    Erase(String externalId, EventId id, Instant at, Actor actor, SecureRandom random) {
        this.externalId = externalId;
        this.id = id;
        this.at = at.truncatedTo(ChronoUnit.MICROS);
        this.actor = actor;
        this.random = random;
    }

    EventId id() {
        return id;
    }

    Done<Outcome> in(Session session) throws SQLException {
        SubjectRow row = SubjectRow.find(session, externalId);
        long epoch = ErasureRows.epoch(session, externalId);
        if (row == null && epoch > 0) {
            return new Done<>(DONE_BEFORE, false);
        }
        SubjectKey key = row == null ? SubjectKey.random(random) : row.key();
        FactEvent event = new FactEvent(id, row == null ? 1 : row.head() + 1, at, new Erasure(), actor);
        String prefix = "erased-" + HexFormat.of().toHexDigits(random.nextLong()) + "/";
        EventRows.forget(session, key, prefix);
        EventRows.insertErasure(session, key, event, prefix);
        for (String table : ALL_OF_A_SUBJECT) {
            PreparedStatement delete = session.prepare("DELETE FROM " + table + " WHERE surrogate = ?");
            delete.setBytes(1, key.surrogate());
            delete.executeUpdate();
        }
        ErasureRows.raise(session, externalId, epoch);
        FeedRows.append(session, key, List.of(event));
        return new Done<>(new Recorded(List.of(event), false), true);
    }

    /** The answer if the subject is erased already. */
    Optional<Outcome> found(Session session) throws SQLException {
        return ErasureRows.isErased(session, externalId) ? Optional.of(DONE_BEFORE) : Optional.empty();
    }
}
