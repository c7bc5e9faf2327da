package io.klartext.consent.jdbc;

import io.klartext.consent.store.ChangeFeed;
import io.klartext.consent.store.FeedEntry;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** The feed in SQL; a partition is a shard. */
final class JdbcChangeFeed implements ChangeFeed {

    private final Connections connections;

    JdbcChangeFeed(Connections connections) {
        this.connections = connections;
    }

    @Override
    public long[] heads() {
        return connections.read("read the heads of the feed", session -> {
            List<Long> heads = new ArrayList<>();
            try (ResultSet rows = session.prepare("SELECT position FROM consent_feed_head ORDER BY shard")
                    .executeQuery()) {
                while (rows.next()) {
                    heads.add(rows.getLong(1));
                }
            }
            return heads.stream().mapToLong(Long::longValue).toArray();
        });
    }

    /** An entry of an erased subject is missing: a reader that counts forgets everything, which is right. */
    @Override
    public List<FeedEntry> read(int partition, long after, long upTo) {
        return connections.read("read the feed", session -> {
            PreparedStatement query = session.prepare("SELECT f.position, s.external_id, f.seq FROM consent_feed f"
                    + " JOIN consent_subject s ON s.surrogate = f.surrogate"
                    + " WHERE f.shard = ? AND f.position > ? AND f.position <= ? ORDER BY f.position");
            query.setInt(1, partition);
            query.setLong(2, after);
            query.setLong(3, upTo);
            List<FeedEntry> entries = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    entries.add(new FeedEntry(
                            partition, rows.getLong(1), Texts.subject(rows.getString(2)), rows.getLong(3)));
                }
            }
            return List.copyOf(entries);
        });
    }
}
