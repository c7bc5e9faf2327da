package io.klartext.examples.shop.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The tables of the shop. */
final class Schema {

    private static final List<String> TABLES = List.of(
            """
            CREATE TABLE IF NOT EXISTS customer (
                id TEXT PRIMARY KEY, user_name TEXT NOT NULL UNIQUE, name TEXT NOT NULL, email TEXT NOT NULL UNIQUE,
                phone TEXT NOT NULL, password TEXT NOT NULL, favourite TEXT)""",
            """
            CREATE TABLE IF NOT EXISTS placed_order (
                id INTEGER PRIMARY KEY, customer TEXT REFERENCES customer, day TEXT NOT NULL)""",
            "CREATE INDEX IF NOT EXISTS order_of_customer ON placed_order (customer, day)",
            """
            CREATE TABLE IF NOT EXISTS order_line (
                placed_order INTEGER NOT NULL REFERENCES placed_order, sku TEXT NOT NULL, quantity INTEGER NOT NULL,
                cents INTEGER NOT NULL, PRIMARY KEY (placed_order, sku)) WITHOUT ROWID""",
            """
            CREATE TABLE IF NOT EXISTS cart_line (
                cart TEXT NOT NULL, sku TEXT NOT NULL, quantity INTEGER NOT NULL, PRIMARY KEY (cart, sku))""",
            """
            CREATE TABLE IF NOT EXISTS page_view (
                customer TEXT NOT NULL REFERENCES customer, sku TEXT NOT NULL, day TEXT NOT NULL, turn INTEGER NOT NULL,
                PRIMARY KEY (customer, sku)) WITHOUT ROWID""",
            "CREATE TABLE IF NOT EXISTS newsletter (email TEXT PRIMARY KEY, day TEXT NOT NULL) WITHOUT ROWID",
            """
            CREATE TABLE IF NOT EXISTS invitation (
                customer TEXT NOT NULL REFERENCES customer, friend TEXT NOT NULL, code TEXT NOT NULL UNIQUE,
                day TEXT NOT NULL, PRIMARY KEY (customer, friend)) WITHOUT ROWID""",
            """
            CREATE TABLE IF NOT EXISTS hidden_offer (
                customer TEXT NOT NULL REFERENCES customer, offer TEXT NOT NULL,
                PRIMARY KEY (customer, offer)) WITHOUT ROWID""");

    private Schema() {}

    static void create(Connection connection) throws SQLException {
        for (String table : TABLES) {
            try (PreparedStatement statement = connection.prepareStatement(table)) {
                statement.execute();
            }
        }
    }
}
