package io.klartext.consent.jdbc;

import io.klartext.consent.store.StoreException;
import java.sql.SQLException;

/**
 * Turns errors of a driver into errors of the store. A driver's message may quote the values of a row, so neither the
 * message nor the exception itself is passed on: only its codes.
 */
final class Failures {

    private final Dialect dialect;
    private final String database;

    Failures(Dialect dialect, String database) {
        this.dialect = dialect;
        this.database = database;
    }

    StoreException of(String what, SQLException e) {
        StoreException failure = new StoreException("The database " + database + " could not " + what + " ("
                + dialect.product() + " error " + e.getErrorCode()
                + (e.getSQLState() == null ? "" : ", SQLSTATE " + e.getSQLState()) + "): " + dialect.mend(e));
        failure.setStackTrace(e.getStackTrace());
        return failure;
    }

    StoreException tooSlow(String what) {
        return new StoreException("The database " + database + " could not " + what
                + " in time: check the load of the machine and its disk");
    }

    StoreException closed() {
        return new StoreException(
                "The store on " + database + " is closed: close it only after the last manager that uses it");
    }
}
