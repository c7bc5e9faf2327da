package io.klartext.consent.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;

/** Opens connections to one database. */
interface ConnectionSource {

    /**
     * A new connection.
     *
     * @param overdue whether the running statement has used up its time and is to be given up
     */
    Connection open(BooleanSupplier overdue) throws SQLException;
}
