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
 * The tables, as the SQL files of a database say: the first makes version 1, each other brings it to the version behind. All
 * are applied to an empty database; a database of an older version is compared column by column with what that version has,
 * and gets the files that it lacks, all in one transaction. A schema that differs is never mended by guessing.
 */
final class Schema {

    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+) \\((.*)\\)", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("(?m)^\\s+([a-z_]+) [A-Z]");

    private final Dialect dialect;

    /** The statements of each file; that of index i makes version i + 1. */
    private final List<List<String>> steps;

    private Schema(Dialect dialect, List<List<String>> steps) {
        this.dialect = dialect;
        this.steps = steps;
    }

    static Schema of(Dialect dialect) {
        return new Schema(
                dialect, dialect.schemaFiles().stream().map(Schema::statements).toList());
    }

    private static List<String> statements(String resource) {
        try (InputStream file = Schema.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("The resource " + resource + " is part of this library");
            }
            String sql = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
            return Pattern.compile(";")
                    .splitAsStream(sql)
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int version() {
        return steps.size();
    }

    void applyOrCheck(Connections connections) {
        connections.write(
                "check its schema", session -> new Done<>(true, appliedOrChecked(session.connection())), doubt -> {
                    throw new StoreException("The schema could not be made: open the store again");
                });
    }

    private boolean appliedOrChecked(Connection connection) throws SQLException {
        Set<String> found = columns(connection);
        int there = found.isEmpty() ? 0 : checked(found, version(connection));
        for (List<String> step : steps.subList(there, version())) {
            try (Statement statement = connection.createStatement()) {
                for (String sql : step) {
                    statement.execute(sql);
                }
            }
        }
        return there < version();
    }

    /** The version that is there, if it is all of it and nothing else. */
    private int checked(Set<String> found, int version) {
        if (found.stream().noneMatch(wanted(version())::contains)) {
            throw new StoreException("The database holds tables of another application: consents have a "
                    + dialect.product() + " database of their own; name another one");
        }
        if (version > version()) {
            throw new StoreException("The database has schema version " + version + " and this library knows "
                    + version() + ": a newer version of the library made it; update the library");
        }
        Set<String> missing = wanted(version);
        missing.removeAll(found);
        Set<String> unexpected = new TreeSet<>(found);
        unexpected.removeAll(wanted(version));
        unexpected.removeIf(column -> !column.startsWith("consent_"));
        if (version < 1 || !missing.isEmpty() || !unexpected.isEmpty()) {
            throw new StoreException("The database has not the schema of any version of this library (it says version "
                    + version + ", missing " + missing + ", unexpected " + unexpected
                    + "): restore it from a backup, or apply " + String.join(", ", dialect.schemaFiles())
                    + " to an empty database");
        }
        return version;
    }

    /** The columns of a version. */
    private Set<String> wanted(int version) {
        Set<String> wanted = new TreeSet<>();
        for (List<String> step : steps.subList(0, version)) {
            for (String statement : step) {
                Matcher table = TABLE.matcher(statement);
                if (table.matches()) {
                    Matcher column = COLUMN.matcher(table.group(2));
                    while (column.find()) {
                        wanted.add(table.group(1) + "." + column.group(1));
                    }
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
