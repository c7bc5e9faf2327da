package io.klartext.consent.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A connection with its prepared statements, used by one thread at a time; it is opened when first used. */
final class Session {

    private final ConnectionSource source;
    private final LongSupplier nanos;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private @Nullable Connection connection;
    private volatile long deadline;

    Session(ConnectionSource source, LongSupplier nanos) {
        this.source = source;
        this.nanos = nanos;
    }

    /** Statements that still run at this time of the monotonic clock are given up. */
    void until(long nanos) {
        deadline = nanos;
    }

    Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = source.open(() -> nanos.getAsLong() - deadline > 0);
            connection = open;
        }
        return open;
    }

    PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection().prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    /** Closes the connection, whatever state it is in; the next use opens another. */
    void reset() {
        statements.clear();
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                // It is given up because something failed, or everything acknowledged is on the disk: nothing to add.
            }
        }
    }
}
