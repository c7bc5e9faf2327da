package io.klartext.consent.jdbc;

import io.klartext.consent.jdbc.SubjectKey.Use;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.UnknownEvent;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.store.StoreException;
import java.security.GeneralSecurityException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of events: written once, read back as what they are or, if a newer library wrote them, as unknown. */
final class EventRows {

    private static final String COLUMNS =
            "seq, event_id, kind, purpose, recorded_at, policy_version, notice_hash, evidence, request_digest";

    /** An event as it stands, with the keyed digest of the request that it came from. */
    record Recorded(ConsentEvent event, String digest) {}

    /** What every event has, of whatever kind. */
    record Place(EventId id, long sequence, Instant recordedAt, String kind) {}

    /** What of an event stays readable as proof; what an event of its kind does not have is null or 0. */
    record Proof(
            @Nullable String purpose,
            int policyVersion,
            @Nullable String noticeHash) {}

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
        Place at = new Place(
                new EventId(row.getString(2)), row.getLong(1), Micros.instant(row.getLong(5)), row.getString(3));
        ConsentEvent known;
        if (FactCodec.knows(at.kind())) {
            byte[] plain = personal(row, key, at);
            known = plain == null
                    ? null
                    : FactCodec.unpack(plain, at, new Proof(row.getString(4), row.getInt(6), row.getString(7)));
        } else {
            Choice choice = choice(at.kind(), row.getString(4));
            known = choice == null ? null : choiceEvent(row, key, at, choice);
        }
        return known == null ? new UnknownEvent(at.id(), at.sequence(), at.recordedAt(), at.kind()) : known;
    }

    private static @Nullable ConsentEvent choiceEvent(ResultSet row, SubjectKey key, Place at, Choice choice)
            throws SQLException {
        byte[] plain = personal(row, key, at);
        String noticeHash = row.getString(7);
        Evidence evidence =
                plain == null || noticeHash == null ? null : EvidenceCodec.unpack(plain, row.getInt(6), noticeHash);
        return evidence == null ? null : new ChoiceEvent(at.id(), at.sequence(), at.recordedAt(), choice, evidence);
    }

    /** The personal part; null if there is none, or a newer version of the library encrypted it in another way. */
    private static byte @Nullable [] personal(ResultSet row, SubjectKey key, Place at) throws SQLException {
        byte[] sealed = row.getBytes(8);
        try {
            return sealed == null ? null : key.decrypt(Use.EVENT, sealed, at.sequence());
        } catch (GeneralSecurityException e) {
            throw new StoreException(
                    "The evidence of an event does not decrypt: the row was altered or moved from its"
                            + " subject or place; restore the database from a backup",
                    e);
        }
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

    /** Destroys what of a subject's events is personal, and what somebody may have put into their ids. */
    static void forget(Session session, SubjectKey key, String prefix) throws SQLException {
        PreparedStatement query = session.prepare("SELECT seq FROM consent_event WHERE surrogate = ?");
        query.setBytes(1, key.surrogate());
        List<Long> places = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                places.add(rows.getLong(1));
            }
        }
        PreparedStatement update = session.prepare("UPDATE consent_event"
                + " SET event_id = ?, evidence = NULL, request_digest = '' WHERE surrogate = ? AND seq = ?");
        for (long place : places) {
            update.setString(1, prefix + place);
            update.setBytes(2, key.surrogate());
            update.setLong(3, place);
            update.executeUpdate();
        }
    }

    /** That the subject was erased, and when: nothing of it is personal. */
    static void insertErasure(Session session, SubjectKey key, FactEvent erasure, String prefix) throws SQLException {
        PreparedStatement insert = session.prepare("INSERT INTO consent_event"
                + " (surrogate, seq, event_id, kind, recorded_at, request_digest) VALUES (?, ?, ?, ?, ?, '')");
        insert.setBytes(1, key.surrogate());
        insert.setLong(2, erasure.sequence());
        insert.setString(3, prefix + erasure.sequence());
        insert.setString(4, erasure.kind());
        insert.setLong(5, Micros.of(erasure.recordedAt()));
        insert.executeUpdate();
    }

    static void insert(Session session, SubjectKey key, long sequence, EventParts parts, byte[] sealed)
            throws SQLException {
        PreparedStatement insert = session.prepare(
                "INSERT INTO consent_event (surrogate, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insert.setBytes(1, key.surrogate());
        insert.setLong(2, sequence);
        insert.setString(3, parts.event().id().value());
        insert.setString(4, parts.event().event().kind());
        insert.setString(5, parts.purpose());
        insert.setLong(6, Micros.of(parts.event().recordedAt()));
        Integer policyVersion = parts.policyVersion();
        if (policyVersion == null) {
            insert.setNull(7, Types.BIGINT);
        } else {
            insert.setLong(7, policyVersion);
        }
        insert.setString(8, parts.noticeHash());
        insert.setBytes(9, sealed);
        insert.setString(10, key.keyed(parts.digest()));
        insert.executeUpdate();
    }
}
