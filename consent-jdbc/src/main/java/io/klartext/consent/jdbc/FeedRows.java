package io.klartext.consent.jdbc;

import io.klartext.consent.ledger.ConsentEvent;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Writes the feed, as the last step of a transaction. */
final class FeedRows {

    private FeedRows() {}

    static void append(Session session, SubjectKey key, List<ConsentEvent> events) throws SQLException {
        int shard = key.shard(shards(session));
        long position = take(session, shard, events.size());
        PreparedStatement insert = session.prepare(
                "INSERT INTO consent_feed (shard, position, surrogate, seq, kind) VALUES (?, ?, ?, ?, ?)");
        for (int i = 0; i < events.size(); i++) {
            insert.setInt(1, shard);
            insert.setLong(2, position + i);
            insert.setBytes(3, key.surrogate());
            insert.setLong(4, events.get(i).sequence());
            insert.setString(5, events.get(i).kind());
            insert.executeUpdate();
        }
    }

    private static int shards(Session session) throws SQLException {
        try (ResultSet rows =
                session.prepare("SELECT COUNT(*) FROM consent_feed_head").executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** The first of the positions that now belong to this transaction. */
    private static long take(Session session, int shard, int count) throws SQLException {
        PreparedStatement update =
                session.prepare("UPDATE consent_feed_head SET position = position + ? WHERE shard = ?");
        update.setInt(1, count);
        update.setInt(2, shard);
        update.executeUpdate();
        PreparedStatement query = session.prepare("SELECT position FROM consent_feed_head WHERE shard = ?");
        query.setInt(1, shard);
        try (ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1) - count + 1;
        }
    }
}
