package io.klartext.consent.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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
    private static final String PRODUCTS_ASKED = "select sku, pick.product is not null as picked, address, shown,"
            + " name, text, pictures, cents, centilitres, stars, ratings from product join price on price.product = product.id"
            + " join rating on rating.product = product.id"
            + " left join pick on pick.product = product.id and pick.customer = ? order by product.id";

    private final String address;
    private final String customer;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    /** What is done with a connection. */
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** What is made of a row. */
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** A new file with all that a stock has, as one customer sees it. */
    StoredStock(Path file, String customer, Stock stock) throws IOException {
        this.address = "jdbc:sqlite:" + file;
        this.customer = customer;
        List<Shelf> shelves = stock.shelves();
        List<Product> products = stock.products();
        use(connection -> fill(connection, shelves, products));
    }

    private boolean fill(Connection connection, List<Shelf> shelves, List<Product> products) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
        connection.setAutoCommit(false);
        for (Shelf shelf : shelves) {
            change(connection, "insert into shelf (address, name) values (?, ?)", shelf.address(), shelf.name());
        }
        for (int i = 0; i < products.size(); i++) {
            fill(connection, i, products.get(i));
        }
        connection.commit();
        connection.setAutoCommit(true);
        return true;
    }

    private void fill(Connection connection, int id, Product it) throws SQLException {
        change(
                connection,
                "insert into product values (?, ?, ?, ?, ?, ?, ?)",
                id,
                it.sku(),
                it.address(),
                it.shown(),
                it.name(),
                it.text(),
                it.pictures());
        change(connection, "insert into price values (?, ?, ?)", id, it.cents(), it.centilitres());
        change(connection, "insert into rating values (?, ?, ?)", id, it.stars(), it.ratings());
        if (it.picked()) {
            change(connection, "insert into pick values (?, ?)", customer, id);
        }
    }

    @Override
    public List<Shelf> shelves() throws IOException {
        return use(connection ->
                ask(connection, SHELVES_ASKED, row -> new Shelf(row.getString("address"), row.getString("name"))));
    }

    @Override
    public List<Product> products() throws IOException {
        return use(connection -> ask(connection, PRODUCTS_ASKED, StoredStock::product, customer));
    }

    private static Product product(ResultSet row) throws SQLException {
        return new Product(
                row.getString("sku"),
                row.getBoolean("picked"),
                row.getString("address"),
                row.getString("shown"),
                row.getString("name"),
                row.getString("text"),
                row.getInt("cents"),
                row.getInt("centilitres"),
                row.getDouble("stars"),
                row.getInt("ratings"),
                row.getString("pictures"));
    }

    private static <T> List<T> ask(Connection connection, String question, Row<T> each, Object... values)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, question, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(each.read(rows));
            }
            return all;
        }
    }

    private static void change(Connection connection, String order, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, order, values)) {
            statement.executeUpdate();
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
