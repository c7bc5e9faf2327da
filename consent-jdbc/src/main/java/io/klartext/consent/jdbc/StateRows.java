package io.klartext.consent.jdbc;

import io.klartext.consent.store.PendingEvent;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The current choice of each subject, by purpose: what an audience is read from. */
final class StateRows {

    private StateRows() {}

    static void put(Session session, SubjectKey key, PendingEvent latest, long validUntil) throws SQLException {
        PreparedStatement update = session.prepare("UPDATE consent_state SET choice = ?, policy_version = ?,"
                + " valid_until = ? WHERE purpose = ? AND surrogate = ?");
        if (run(update, key, latest, validUntil) == 0) {
            PreparedStatement insert = session.prepare("INSERT INTO consent_state"
                    + " (choice, policy_version, valid_until, purpose, surrogate) VALUES (?, ?, ?, ?, ?)");
            run(insert, key, latest, validUntil);
        }
    }

    private static int run(PreparedStatement statement, SubjectKey key, PendingEvent latest, long validUntil)
            throws SQLException {
        statement.setString(1, latest.choice().kind().word());
        statement.setLong(2, latest.evidence().policyVersion());
        statement.setLong(3, validUntil);
        statement.setString(4, latest.choice().purpose().value());
        statement.setBytes(5, key.surrogate());
        return statement.executeUpdate();
    }
}
