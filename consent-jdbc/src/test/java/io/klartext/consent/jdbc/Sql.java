package io.klartext.consent.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** SQL past the store, as an operator or a newer library would write it. */
final class Sql {

    private Sql() {}

    static void run(Path file, String... statements) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    static String ask(Path file, String query) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            return ask(connection, query);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    static String ask(Connection connection, String query) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
