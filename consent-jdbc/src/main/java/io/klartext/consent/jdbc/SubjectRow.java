package io.klartext.consent.jdbc;

import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.SubjectState;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A subject's row: its surrogate and key, the sequence of its last event, and the packed state. */
final class SubjectRow {

    private final SubjectKey key;
    private final long head;
    private final byte[] packed;

    private SubjectRow(SubjectKey key, long head, byte[] packed) {
        this.key = key;
        this.head = head;
        this.packed = packed;
    }

    SubjectKey key() {
        return key;
    }

    static @Nullable SubjectRow find(Session session, String externalId) throws SQLException {
        PreparedStatement query = session.prepare(
                "SELECT surrogate, subject_key, head_sequence, state FROM consent_subject WHERE external_id = ?");
        query.setString(1, externalId);
        try (ResultSet rows = query.executeQuery()) {
            return rows.next()
                    ? new SubjectRow(
                            new SubjectKey(rows.getBytes(1), rows.getBytes(2)), rows.getLong(3), rows.getBytes(4))
                    : null;
        }
    }

    /** The state: from the packed copy where it can be trusted, otherwise from the events themselves. */
    SubjectState state(Session session) throws SQLException {
        SubjectState state = StateCodec.unpack(packed, head);
        return state == null ? SubjectState.of(events(session)) : state;
    }

    /** The events, which a head that was read before them must not exceed. */
    List<ConsentEvent> events(Session session) throws SQLException {
        List<ConsentEvent> events = EventRows.all(session, key);
        if (events.size() < head) {
            throw EventRows.damaged();
        }
        return events;
    }

    static void insert(Session session, String externalId, SubjectKey key, SubjectState state) throws SQLException {
        PreparedStatement insert = session.prepare("INSERT INTO consent_subject"
                + " (external_id, surrogate, subject_key, head_sequence, state) VALUES (?, ?, ?, ?, ?)");
        insert.setString(1, externalId);
        insert.setBytes(2, key.surrogate());
        insert.setBytes(3, key.key());
        insert.setLong(4, state.headSequence());
        insert.setBytes(5, StateCodec.pack(state));
        insert.executeUpdate();
    }

    /** Moves the head, if it is still where this row says. */
    void update(Session session, SubjectState state) throws SQLException {
        PreparedStatement update = session.prepare("UPDATE consent_subject SET head_sequence = ?, state = ?"
                + " WHERE surrogate = ? AND head_sequence = ?");
        update.setLong(1, state.headSequence());
        update.setBytes(2, StateCodec.pack(state));
        update.setBytes(3, key.surrogate());
        update.setLong(4, head);
        if (update.executeUpdate() != 1) {
            throw new SQLTransactionRollbackException("the head has moved", Dialect.TRY_AGAIN);
        }
    }
}
