package io.klartext.consent.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/** The rows that say which ids were erased, and how often; they name nobody and lead to no event. */
final class ErasureRows {

    private ErasureRows() {}

    /** How many subjects of an id were erased; 0 if none was. */
    static long epoch(Session session, String externalId) throws SQLException {
        PreparedStatement query = session.prepare("SELECT erasure_epoch FROM consent_erasure WHERE id_digest = ?");
        query.setString(1, digest(externalId));
        try (ResultSet rows = query.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** Whether the id was erased and belongs to nobody since. */
    static boolean isErased(Session session, String externalId) throws SQLException {
        return SubjectRow.find(session, externalId) == null && epoch(session, externalId) > 0;
    }

    /** One more was erased. */
    static void raise(Session session, String externalId, long before) throws SQLException {
        PreparedStatement write = session.prepare(
                before == 0
                        ? "INSERT INTO consent_erasure (erasure_epoch, id_digest) VALUES (?, ?)"
                        : "UPDATE consent_erasure SET erasure_epoch = ? WHERE id_digest = ?");
        write.setLong(1, before + 1);
        write.setString(2, digest(externalId));
        write.executeUpdate();
    }

    private static String digest(String externalId) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(externalId.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
