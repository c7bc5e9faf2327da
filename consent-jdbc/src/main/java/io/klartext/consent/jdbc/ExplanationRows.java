package io.klartext.consent.jdbc;

import io.klartext.consent.explain.PastExplanation;
import io.klartext.consent.jdbc.SubjectKey.Use;
import io.klartext.consent.store.StoreException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of what somebody was shown: encrypted under the subject's key, each at the place that its tag names. */
final class ExplanationRows {

    /** Where a row stands. */
    static final class Place {
        private final byte[] surrogate;
        private final String tag;

        private Place(byte[] surrogate, String tag) {
            this.surrogate = surrogate;
            this.tag = tag;
        }
    }

    private ExplanationRows() {}

    /** Puts an entry in, joined with the one of the same tag. One that cannot be read any more is replaced. */
    static void put(Session session, SubjectKey key, PastExplanation shown, SecureRandom random) throws SQLException {
        String tag = key.tag(ExplanationCodec.spelt(shown.key()));
        byte[] there = find(session, key, tag);
        PastExplanation before = there == null ? null : open(key, tag, there);
        PastExplanation entry = before == null ? shown : before.and(shown);
        PreparedStatement write = session.prepare(
                there == null
                        ? "INSERT INTO consent_explanation (last_shown, entry, surrogate, entry_tag) VALUES (?, ?, ?, ?)"
                        : "UPDATE consent_explanation SET last_shown = ?, entry = ?"
                                + " WHERE surrogate = ? AND entry_tag = ?");
        write.setLong(1, Micros.of(entry.lastShown()));
        write.setBytes(2, key.encrypt(Use.EXPLANATION, ExplanationCodec.pack(entry), place(tag), random));
        write.setBytes(3, key.surrogate());
        write.setString(4, tag);
        write.executeUpdate();
    }

    private static byte @Nullable [] find(Session session, SubjectKey key, String tag) throws SQLException {
        PreparedStatement query =
                session.prepare("SELECT entry FROM consent_explanation WHERE surrogate = ? AND entry_tag = ?");
        query.setBytes(1, key.surrogate());
        query.setString(2, tag);
        try (ResultSet rows = query.executeQuery()) {
            return rows.next() ? rows.getBytes(1) : null;
        }
    }

    /** Null if a newer version of the library wrote it in another way. */
    private static @Nullable PastExplanation open(SubjectKey key, String tag, byte[] sealed) {
        try {
            byte[] plain = key.decrypt(Use.EXPLANATION, sealed, place(tag));
            return plain == null ? null : ExplanationCodec.unpack(plain);
        } catch (GeneralSecurityException e) {
            throw new StoreException(
                    "An entry of the history of explanations does not decrypt: the row was altered or moved from its"
                            + " subject or place; restore the database from a backup, or erase that history",
                    e);
        }
    }

    /** The tag's first bits stand in the associated data, so that an entry that is moved to another tag does not decrypt. */
    private static long place(String tag) {
        return Long.parseUnsignedLong(tag.substring(0, 16), 16);
    }

    /** All that can be read, the latest first. */
    static List<PastExplanation> all(Session session, SubjectKey key) throws SQLException {
        PreparedStatement query = session.prepare("SELECT entry_tag, entry FROM consent_explanation"
                + " WHERE surrogate = ? ORDER BY last_shown DESC, entry_tag");
        query.setBytes(1, key.surrogate());
        List<PastExplanation> entries = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                PastExplanation entry = open(key, rows.getString(1), rows.getBytes(2));
                if (entry != null) {
                    entries.add(entry);
                }
            }
        }
        return List.copyOf(entries);
    }

    /** The rows of a subject behind those that were shown last. */
    static List<Place> surplus(Session session, SubjectKey key, int most) throws SQLException {
        PreparedStatement query = session.prepare("SELECT surrogate, entry_tag FROM consent_explanation"
                + " WHERE surrogate = ? ORDER BY last_shown DESC, entry_tag");
        query.setBytes(1, key.surrogate());
        List<Place> places = places(query, Integer.MAX_VALUE);
        return places.subList(Math.min(most, places.size()), places.size());
    }

    /** Rows of anybody that were last shown before, the oldest first. */
    static List<Place> before(Session session, long micros, int most) throws SQLException {
        PreparedStatement query = session.prepare(
                "SELECT surrogate, entry_tag FROM consent_explanation WHERE last_shown < ? ORDER BY last_shown");
        query.setLong(1, micros);
        return places(query, most);
    }

    private static List<Place> places(PreparedStatement query, int most) throws SQLException {
        List<Place> places = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (places.size() < most && rows.next()) {
                places.add(new Place(rows.getBytes(1), rows.getString(2)));
            }
        }
        return places;
    }

    static void delete(Session session, List<Place> places) throws SQLException {
        PreparedStatement delete =
                session.prepare("DELETE FROM consent_explanation WHERE surrogate = ? AND entry_tag = ?");
        for (Place place : places) {
            delete.setBytes(1, place.surrogate);
            delete.setString(2, place.tag);
            delete.executeUpdate();
        }
    }

    static int deleteAll(Session session, SubjectKey key) throws SQLException {
        PreparedStatement delete = session.prepare("DELETE FROM consent_explanation WHERE surrogate = ?");
        delete.setBytes(1, key.surrogate());
        return delete.executeUpdate();
    }
}
