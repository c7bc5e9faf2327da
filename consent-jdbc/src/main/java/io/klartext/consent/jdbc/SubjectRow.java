package io.klartext.consent.jdbc;

import io.klartext.consent.jdbc.SubjectKey.Use;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.SubjectState;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A subject's row: its surrogate and key, the sequence of its last event, and the packed state, encrypted under the key. */
final class SubjectRow {

    /** The values of {@code restriction}: only who has the first can be in an audience. */
    private static final int FREE = 0;

    private static final int RESTRICTED = 1;
    private static final int UNREADABLE = 2;

    private final SubjectKey key;
    private final long head;
    private final byte[] packed;
    private final long epoch;

    private SubjectRow(SubjectKey key, long head, byte[] packed, long epoch) {
        this.key = key;
        this.head = head;
        this.packed = packed;
        this.epoch = epoch;
    }

    long head() {
        return head;
    }

    SubjectKey key() {
        return key;
    }

    static @Nullable SubjectRow find(Session session, String externalId) throws SQLException {
        PreparedStatement query = session.prepare(
                "SELECT surrogate, subject_key, head_sequence, state, erasure_epoch FROM consent_subject"
                        + " WHERE external_id = ?");
        query.setString(1, externalId);
        try (ResultSet rows = query.executeQuery()) {
            return rows.next()
                    ? new SubjectRow(
                            new SubjectKey(rows.getBytes(1), rows.getBytes(2)),
                            rows.getLong(3),
                            rows.getBytes(4),
                            rows.getLong(5))
                    : null;
        }
    }

    /** The state of an id: of its row, or of nobody. */
    static SubjectState state(Session session, @Nullable SubjectRow row, String externalId) throws SQLException {
        return row == null ? SubjectState.empty().inEpoch(ErasureRows.epoch(session, externalId)) : row.state(session);
    }

    /** The state: from the packed copy where it can be trusted, otherwise from the events themselves. */
    private SubjectState state(Session session) throws SQLException {
        SubjectState state = copy();
        return (state == null ? SubjectState.of(events(session)) : state).inEpoch(epoch);
    }

    private @Nullable SubjectState copy() {
        try {
            byte[] plain = key.decrypt(Use.STATE, packed, head);
            return plain == null ? null : StateCodec.unpack(plain, head);
        } catch (GeneralSecurityException e) {
            // Altered or moved: what the events say is the truth, and they say themselves if they were altered.
            return null;
        }
    }

    /** The events, which a head that was read before them must not exceed. */
    List<ConsentEvent> events(Session session) throws SQLException {
        List<ConsentEvent> events = EventRows.all(session, key);
        if (events.size() < head) {
            throw EventRows.damaged();
        }
        return events;
    }

    static void insert(Session session, String externalId, SubjectKey key, SubjectState state, SecureRandom random)
            throws SQLException {
        PreparedStatement insert = session.prepare("INSERT INTO consent_subject"
                + " (head_sequence, state, restriction, surrogate, external_id, subject_key, erasure_epoch)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)");
        set(insert, key, state, random);
        insert.setBytes(4, key.surrogate());
        insert.setString(5, externalId);
        insert.setBytes(6, key.key());
        insert.setLong(7, state.erasureEpoch());
        insert.executeUpdate();
    }

    /** Moves the head, if it is still where this row says. */
    void update(Session session, SubjectState state, SecureRandom random) throws SQLException {
        PreparedStatement update = session.prepare("UPDATE consent_subject"
                + " SET head_sequence = ?, state = ?, restriction = ? WHERE surrogate = ? AND head_sequence = ?");
        set(update, key, state, random);
        update.setBytes(4, key.surrogate());
        update.setLong(5, head);
        if (update.executeUpdate() != 1) {
            throw new SQLTransactionRollbackException("the head has moved", Dialect.TRY_AGAIN);
        }
    }

    private static void set(PreparedStatement statement, SubjectKey key, SubjectState state, SecureRandom random)
            throws SQLException {
        statement.setLong(1, state.headSequence());
        statement.setBytes(2, key.encrypt(Use.STATE, StateCodec.pack(state), state.headSequence(), random));
        statement.setInt(3, state.unreadable() ? UNREADABLE : state.restricted() ? RESTRICTED : FREE);
    }
}
