package io.klartext.consent.jdbc;

import io.klartext.consent.ledger.Standing;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.PurposeId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/** The current choice of each subject, by purpose: what an audience is read from. */
final class StateRows {

    private StateRows() {}

    /** Makes the rows say what stands after an append: new choices, and none where a link was undone. */
    static void follow(
            Session session, SubjectKey key, SubjectState before, SubjectState after, JdbcPolicyArchive policies)
            throws SQLException {
        for (Map.Entry<PurposeId, Standing> entry : after.standing().entrySet()) {
            if (entry.getValue().sequence() > before.headSequence()) {
                long validUntil = policies.endOf(session, entry.getKey(), entry.getValue());
                put(session, key, entry.getKey(), entry.getValue(), validUntil);
            }
        }
        for (PurposeId purpose : before.standing().keySet()) {
            if (after.of(purpose).isEmpty()) {
                remove(session, key, purpose);
            }
        }
    }

    private static void put(Session session, SubjectKey key, PurposeId purpose, Standing latest, long validUntil)
            throws SQLException {
        PreparedStatement update = session.prepare("UPDATE consent_state SET choice = ?, policy_version = ?,"
                + " valid_until = ? WHERE purpose = ? AND surrogate = ?");
        if (run(update, key, purpose, latest, validUntil) == 0) {
            PreparedStatement insert = session.prepare("INSERT INTO consent_state"
                    + " (choice, policy_version, valid_until, purpose, surrogate) VALUES (?, ?, ?, ?, ?)");
            run(insert, key, purpose, latest, validUntil);
        }
    }

    private static int run(
            PreparedStatement statement, SubjectKey key, PurposeId purpose, Standing latest, long validUntil)
            throws SQLException {
        statement.setString(1, latest.kind().word());
        statement.setLong(2, latest.policyVersion());
        statement.setLong(3, validUntil);
        statement.setString(4, purpose.value());
        statement.setBytes(5, key.surrogate());
        return statement.executeUpdate();
    }

    private static void remove(Session session, SubjectKey key, PurposeId purpose) throws SQLException {
        PreparedStatement delete = session.prepare("DELETE FROM consent_state WHERE purpose = ? AND surrogate = ?");
        delete.setString(1, purpose.value());
        delete.setBytes(2, key.surrogate());
        delete.executeUpdate();
    }
}
