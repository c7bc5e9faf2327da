package io.klartext.consent.jdbc;

import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.UnknownEvent;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.store.PendingEvent;
import io.klartext.consent.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of events: written once, read back as what they are or, if a newer library wrote them, as unknown. */
final class EventRows {

    private static final String COLUMNS =
            "seq, event_id, kind, purpose, recorded_at, policy_version, notice_hash, evidence, request_digest";

    /** An event as it stands, with the digest of the request that it came from. */
    record Recorded(ConsentEvent event, String digest) {}

    private EventRows() {}

    static List<ConsentEvent> all(Session session, SubjectKey key) throws SQLException {
        PreparedStatement query =
                session.prepare("SELECT " + COLUMNS + " FROM consent_event WHERE surrogate = ? ORDER BY seq");
        query.setBytes(1, key.surrogate());
        List<ConsentEvent> events = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                ConsentEvent event = event(rows, key);
                if (event.sequence() != events.size() + 1L) {
                    throw damaged();
                }
                events.add(event);
            }
        }
        return List.copyOf(events);
    }

    static @Nullable Recorded find(Session session, SubjectKey key, EventId id) throws SQLException {
        PreparedStatement query =
                session.prepare("SELECT " + COLUMNS + " FROM consent_event WHERE surrogate = ? AND event_id = ?");
        query.setBytes(1, key.surrogate());
        query.setString(2, id.value());
        try (ResultSet rows = query.executeQuery()) {
            return rows.next() ? new Recorded(event(rows, key), rows.getString(9)) : null;
        }
    }

    static StoreException damaged() {
        return new StoreException("The events of a subject are not complete: restore the database from a backup");
    }

    private static ConsentEvent event(ResultSet row, SubjectKey key) throws SQLException {
        long sequence = row.getLong(1);
        EventId id = new EventId(row.getString(2));
        String kind = row.getString(3);
        Instant recordedAt = Micros.instant(row.getLong(5));
        Choice choice = choice(kind, row.getString(4));
        byte[] sealed = row.getBytes(8);
        String noticeHash = row.getString(7);
        if (choice != null && sealed != null && noticeHash != null) {
            byte[] plain = key.decrypt(sealed, sequence);
            Evidence evidence = EvidenceCodec.unpack(plain, row.getInt(6), noticeHash);
            if (evidence != null) {
                return new ChoiceEvent(id, sequence, recordedAt, choice, evidence);
            }
        }
        return new UnknownEvent(id, sequence, recordedAt, kind);
    }

    /** The choice, or null if this version of the library does not know such a thing. */
    private static @Nullable Choice choice(String kind, @Nullable String purpose) {
        ChoiceKind known = Words.find(ChoiceKind.class, kind);
        try {
            return known == null || purpose == null ? null : new Choice(PurposeId.of(purpose), known);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static void insert(Session session, SubjectKey key, long sequence, PendingEvent event, byte[] sealed)
            throws SQLException {
        PreparedStatement insert = session.prepare(
                "INSERT INTO consent_event (surrogate, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insert.setBytes(1, key.surrogate());
        insert.setLong(2, sequence);
        insert.setString(3, event.id().value());
        insert.setString(4, event.choice().kind().word());
        insert.setString(5, event.choice().purpose().value());
        insert.setLong(6, Micros.of(event.recordedAt()));
        insert.setLong(7, event.evidence().policyVersion());
        insert.setString(8, Texts.storable(event.evidence().noticeHash()));
        insert.setBytes(9, sealed);
        insert.setString(10, event.digest());
        insert.executeUpdate();
    }
}
