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
        Optional<Outcome> before = found(session);
        if (before.isPresent()) {
            return new Done<>(before.get(), false);
        }
        SubjectRow row = SubjectRow.find(session, externalId);
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
        ErasureRows.raise(session, externalId);
        FeedRows.append(session, key, List.of(event));
        return new Done<>(new Recorded(List.of(event), false), true);
    }

    /** The answer if the subject is erased already. */
    Optional<Outcome> found(Session session) throws SQLException {
        boolean isErased = SubjectRow.find(session, externalId) == null && ErasureRows.epoch(session, externalId) > 0;
        return isErased ? Optional.of(new Recorded(List.of(), true)) : Optional.empty();
    }
}
