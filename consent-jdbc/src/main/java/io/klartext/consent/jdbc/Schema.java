package io.klartext.consent.jdbc;

import io.klartext.consent.jdbc.Connections.Done;
import io.klartext.consent.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tables, as one SQL file for each database says: applied to an empty database, otherwise compared column by column
 * with what is there. A schema that differs is never mended by guessing.
 */
final class Schema {

    private static final int VERSION = 1;
    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+) \\((.*)\\)", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("(?m)^\\s+([a-z_]+) [A-Z]");

    private final Dialect dialect;
    private final List<String> statements;

    private Schema(Dialect dialect, List<String> statements) {
        this.dialect = dialect;
        this.statements = statements;
    }

    static Schema of(Dialect dialect) {
        try (InputStream file = Schema.class.getResourceAsStream(dialect.schemaFile())) {
            if (file == null) {
                throw new IllegalStateException("The resource " + dialect.schemaFile() + " is part of this library");
            }
            String sql = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
            return new Schema(
                    dialect,
                    Pattern.compile(";")
                            .splitAsStream(sql)
                            .map(String::strip)
                            .filter(statement -> !statement.isEmpty())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void applyOrCheck(Connections connections) {
        connections.write(
                "check its schema", session -> new Done<>(true, appliedOrChecked(session.connection())), doubt -> {
                    throw new StoreException("The schema could not be made: open the store again");
                });
    }

    private boolean appliedOrChecked(Connection connection) throws SQLException {
        Set<String> found = columns(connection);
        if (found.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            return true;
        }
        check(found, version(connection));
        return false;
    }

    private void check(Set<String> found, int version) {
        Set<String> wanted = wanted();
        if (found.stream().noneMatch(wanted::contains)) {
            throw new StoreException("The database holds tables of another application: consents have a "
                    + dialect.product() + " database of their own; name another one");
        }
        if (version > VERSION) {
            throw new StoreException("The database has schema version " + version + " and this library knows " + VERSION
                    + ": a newer version of the library made it; update the library");
        }
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(found);
        Set<String> unexpected = new TreeSet<>(found);
        unexpected.removeAll(wanted);
        unexpected.removeIf(column -> !column.startsWith("consent_"));
        if (version != VERSION || !missing.isEmpty() || !unexpected.isEmpty()) {
            throw new StoreException("The database has not the schema version " + VERSION + " of this library (version "
                    + version + ", missing " + missing + ", unexpected " + unexpected
                    + "): restore it from a backup, or apply " + dialect.schemaFile() + " to an empty database");
        }
    }

    private Set<String> wanted() {
        Set<String> wanted = new TreeSet<>();
        for (String statement : statements) {
            Matcher table = TABLE.matcher(statement);
            if (table.matches()) {
                Matcher column = COLUMN.matcher(table.group(2));
                while (column.find()) {
                    wanted.add(table.group(1) + "." + column.group(1));
                }
            }
        }
        return wanted;
    }

    /** The columns of all tables as {@code table.column}. */
    private static Set<String> columns(Connection connection) throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = data.getTables(null, null, "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                String table = rows.getString("TABLE_NAME");
                if (!table.startsWith("sqlite_")) {
                    tables.add(table);
                }
            }
        }
        Set<String> columns = new TreeSet<>();
        for (String table : tables) {
            try (ResultSet rows = data.getColumns(null, null, table, "%")) {
                while (rows.next()) {
                    columns.add((rows.getString("TABLE_NAME") + "." + rows.getString("COLUMN_NAME"))
                            .toLowerCase(Locale.ROOT));
                }
            }
        }
        return columns;
    }

    private int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(dialect.schemaVersionQuery())) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }
}
