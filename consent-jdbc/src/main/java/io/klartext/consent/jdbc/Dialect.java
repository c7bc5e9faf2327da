package io.klartext.consent.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What differs between databases, as data. Everything else is the same SQL.
 *
 * @param product its name, for messages
 * @param schemaFiles the resources with its schema, in order: the first makes version 1, each other the version behind
 * @param schemaVersionQuery asks for the version of the schema that is there
 * @param retryableCodes the vendor's codes of errors after which the same transaction may succeed
 * @param overwriting the statement after which what was deleted is in no file any more; its first answer is 0 if it is done
 * @param mends how to mend an error, by the vendor's code
 */
record Dialect(
        String product,
        List<String> schemaFiles,
        String schemaVersionQuery,
        Set<Integer> retryableCodes,
        String overwriting,
        Map<Integer, String> mends) {

    /** SQLSTATE of a transaction that was rolled back because of another one. */
    static final String TRY_AGAIN = "40001";

    /** Serialization failure, deadlock, and two who made the same row at once. */
    private static final Set<String> RETRYABLE_STATES = Set.of(TRY_AGAIN, "40P01", "23505");

    static final Dialect SQLITE = new Dialect(
            "SQLite",
            List.of("schema/sqlite.sql", "schema/sqlite-2.sql", "schema/sqlite-3.sql"),
            "PRAGMA user_version",
            Set.of(5, 6),
            "PRAGMA wal_checkpoint(TRUNCATE)",
            Map.of(
                    5, "another process writes to the file; let one process own it",
                    8, "the file or its folder is read-only; check permissions and owner",
                    9, "it took too long; check the load of the machine and its disk",
                    10, "the disk or file system reports an error; check it and its backup",
                    11, "the database is damaged; restore it from a backup",
                    13, "the disk is full; make room",
                    14, "the file cannot be opened; check permissions, owner and free file handles",
                    26, "the file is not a SQLite database; name another file, or restore it from a backup"));

    /** Whether the same transaction may succeed when it is tried again. */
    boolean retryable(SQLException e) {
        return retryableCodes.contains(e.getErrorCode())
                || (e.getSQLState() != null && RETRYABLE_STATES.contains(e.getSQLState()));
    }

    String mend(SQLException e) {
        return mends.getOrDefault(e.getErrorCode(), "look the error code up in the documentation of " + product);
    }
}
