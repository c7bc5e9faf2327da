package io.klartext.consent.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A stock in a database that is asked anew for each page, over connections that are kept. SQLite, since it works in the process
 * of the server: what the database costs is counted with it.
 */
final class StoredStock implements Stock, AutoCloseable {

    private static final List<String> TABLES = List.of(
            "create table shelf (id integer primary key, address text, name text)",
            "create table product (id integer primary key, sku text, address text, shown text, name text, text text, pictures text)",
            "create table price (product integer primary key, cents integer, centilitres integer)",
            "create table rating (product integer primary key, stars real, ratings integer)",
            "create table pick (customer text, product integer, primary key (customer, product))");

    private static final String SHELVES_ASKED = "select address, name from shelf order by id";
    private static final String PRODUCTS_ASKED =
            "select sku, pick.product is not null as picked, address, shown, name, text,"
                    + " pictures, cents, centilitres, stars, ratings from product join price on price.product = product.id"
                    + " join rating on rating.product = product.id"
                    + " left join pick on pick.product = product.id and pick.customer = ? order by product.id";

    private final String address;
    private final String customer;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    /** What is done with a connection. */
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** A new file with all that a stock has, as one customer sees it. */
    StoredStock(Path file, String customer, Stock stock) throws IOException {
        this.address = "jdbc:sqlite:" + file;
        this.customer = customer;
        List<Map<String, Object>> shelves = stock.shelves();
        List<Map<String, Object>> products = stock.products();
        use(connection -> fill(connection, shelves, products));
    }

    private boolean fill(Connection connection, List<Map<String, Object>> shelves, List<Map<String, Object>> products)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
        connection.setAutoCommit(false);
        for (Map<String, Object> shelf : shelves) {
            insert(connection, "shelf", Map.of(), shelf, "address", "name");
        }
        for (int i = 0; i < products.size(); i++) {
            Map<String, Object> it = products.get(i);
            insert(connection, "product", Map.of("id", i), it, "sku", "address", "shown", "name", "text", "pictures");
            insert(connection, "price", Map.of("product", i), it, "cents", "centilitres");
            insert(connection, "rating", Map.of("product", i), it, "stars", "ratings");
            if (Boolean.TRUE.equals(it.get("picked"))) {
                insert(connection, "pick", Map.of("product", i), Map.of("customer", customer), "customer");
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        return true;
    }

    private static void insert(
            Connection connection, String table, Map<String, Object> key, Map<String, Object> row, String... columns)
            throws SQLException {
        Map<String, Object> values = new HashMap<>(key);
        for (String column : columns) {
            values.put(column, row.get(column));
        }
        List<String> names = List.copyOf(values.keySet());
        String order = "insert into " + table + " (" + String.join(", ", names) + ") values (?"
                + ", ?".repeat(names.size() - 1) + ")";
        try (PreparedStatement statement =
                prepared(connection, order, names.stream().map(values::get).toArray())) {
            statement.executeUpdate();
        }
    }

    @Override
    public List<Map<String, Object>> shelves() throws IOException {
        return use(connection -> ask(connection, SHELVES_ASKED));
    }

    @Override
    public List<Map<String, Object>> products() throws IOException {
        return use(connection -> ask(connection, PRODUCTS_ASKED, customer));
    }

    private static List<Map<String, Object>> ask(Connection connection, String question, Object... values)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, question, values);
                ResultSet rows = statement.executeQuery()) {
            ResultSetMetaData columns = rows.getMetaData();
            List<Map<String, Object>> all = new ArrayList<>();
            while (rows.next()) {
                Map<String, Object> row = new HashMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnLabel(i), rows.getObject(i));
                }
                all.add(row);
            }
            return all;
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private <T> T use(Work<T> work) throws IOException {
        try {
            Connection connection = idle.poll();
            if (connection == null) {
                connection = DriverManager.getConnection(address);
            }
            T result = work.with(connection);
            idle.add(connection);
            return result;
        } catch (SQLException e) {
            throw new IOException("The stock cannot be read", e);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : idle) {
            connection.close();
        }
    }
}
