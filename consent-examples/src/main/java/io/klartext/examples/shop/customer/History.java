package io.klartext.examples.shop.customer;

import io.klartext.examples.shop.database.ShopDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What customers told, bought and looked at. */
public final class History {

    private static final String ORDERS = """
            SELECT o.day, l.sku FROM placed_order o JOIN order_line l ON l.placed_order = o.id
            WHERE o.customer = ? ORDER BY o.day DESC, o.id DESC, l.sku""";
    private static final String VIEWS = "SELECT day, sku FROM page_view WHERE customer = ? ORDER BY turn DESC";
    private static final String VIEWED = """
            INSERT INTO page_view (customer, sku, day, turn)
            VALUES (?, ?, ?, (SELECT coalesce(max(turn), 0) + 1 FROM page_view WHERE customer = ?))
            ON CONFLICT DO UPDATE SET day = excluded.day, turn = excluded.turn""";

    private final ShopDatabase database;

    /** History in this database. */
    public History(ShopDatabase database) {
        this.database = database;
    }

    /** Everything that is known of a customer; empty for an id that nobody has. */
    public CustomerProfile profile(String customerId) {
        return database.ask(open -> new CustomerProfile(
                favourite(open, customerId),
                rows(open, ORDERS, customerId, Order::new),
                rows(open, VIEWS, customerId, PageView::new)));
    }

    /** Remembers that a customer looked at a product. */
    public void viewed(String customerId, String sku, LocalDate day) {
        database.run(open -> {
            try (PreparedStatement insert = open.prepareStatement(VIEWED)) {
                insert.setString(1, customerId);
                insert.setString(2, sku);
                insert.setString(3, day.toString());
                insert.setString(4, customerId);
                insert.executeUpdate();
            }
        });
    }

    private static @Nullable String favourite(Connection open, String customerId) throws SQLException {
        try (PreparedStatement select = open.prepareStatement("SELECT favourite FROM customer WHERE id = ?")) {
            select.setString(1, customerId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private static <T> List<T> rows(Connection open, String sql, String customerId, Row<T> make) throws SQLException {
        try (PreparedStatement select = open.prepareStatement(sql)) {
            select.setString(1, customerId);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(make.of(LocalDate.parse(rows.getString(1)), rows.getString(2)));
                }
            }
            return found;
        }
    }

    /** Makes a value of a day and an article number. */
    private interface Row<T> {
        T of(LocalDate day, String sku);
    }
}
