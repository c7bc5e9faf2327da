package io.klartext.examples.shop.order;

import io.klartext.examples.shop.catalogue.Catalogue;
import io.klartext.examples.shop.database.ShopDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every order that was ever made here. */
public final class Orders {

    private static final String OF_CUSTOMER = """
            SELECT o.id, o.day, l.sku, l.quantity, l.cents FROM placed_order o JOIN order_line l ON l.placed_order = o.id
            WHERE o.customer = ? ORDER BY o.day DESC, o.id DESC, l.sku""";

    private final ShopDatabase database;
    private final Catalogue catalogue;

    /** Orders in this database. */
    public Orders(ShopDatabase database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /**
     * Makes an order.
     *
     * @param customerId who buys, or null for a visitor
     * @param lines what is bought
     * @return the number of the order
     */
    public long place(@Nullable String customerId, LocalDate day, List<CartLine> lines) {
        return database.ask(open -> insert(open, customerId, day, lines));
    }

    /**
     * Turns a cart into an order and leaves it empty, both or neither.
     *
     * @return the number of the order
     */
    public long checkOut(String cartId, Cart cart, @Nullable String customerId, LocalDate day) {
        return database.ask(open -> {
            try (PreparedStatement delete = open.prepareStatement("DELETE FROM cart_line WHERE cart = ?")) {
                delete.setString(1, cartId);
                if (delete.executeUpdate() == 0) {
                    throw new IllegalStateException("This cart was bought already");
                }
            }
            return insert(open, customerId, day, cart.lines());
        });
    }

    /** The orders of a customer, newest first. */
    public List<PlacedOrder> ofCustomer(String customerId) {
        return database.ask(open -> {
            Map<Long, PlacedOrder> orders = new LinkedHashMap<>();
            try (PreparedStatement select = open.prepareStatement(OF_CUSTOMER)) {
                select.setString(1, customerId);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        LocalDate day = LocalDate.parse(row.getString("day"));
                        PlacedOrder order = orders.computeIfAbsent(
                                row.getLong("id"), id -> new PlacedOrder(id, day, new ArrayList<>()));
                        int quantity = row.getInt("quantity");
                        long cents = row.getLong("cents");
                        catalogue
                                .product(row.getString("sku"))
                                .ifPresent(product -> order.lines().add(new CartLine(product, quantity, cents)));
                    }
                }
            }
            return List.copyOf(orders.values());
        });
    }

    /** What was bought together, of all orders, without who bought it. */
    public Collection<Set<String>> baskets() {
        return database.ask(open -> {
            Map<Long, Set<String>> baskets = new TreeMap<>();
            try (PreparedStatement select = open.prepareStatement("SELECT placed_order, sku FROM order_line");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    baskets.computeIfAbsent(rows.getLong(1), id -> new TreeSet<>())
                            .add(rows.getString(2));
                }
            }
            return baskets.values();
        });
    }

    private static long insert(Connection open, @Nullable String customerId, LocalDate day, List<CartLine> lines)
            throws SQLException {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("An order has at least one line");
        }
        long number;
        try (PreparedStatement order =
                open.prepareStatement("INSERT INTO placed_order (customer, day) VALUES (?, ?) RETURNING id")) {
            order.setString(1, customerId);
            order.setString(2, day.toString());
            try (ResultSet row = order.executeQuery()) {
                row.next();
                number = row.getLong(1);
            }
        }
        try (PreparedStatement line = open.prepareStatement("INSERT INTO order_line VALUES (?, ?, ?, ?)")) {
            for (CartLine bought : lines) {
                line.setLong(1, number);
                line.setString(2, bought.product().sku());
                line.setInt(3, bought.quantity());
                line.setLong(4, bought.cents());
                line.executeUpdate();
            }
        }
        return number;
    }
}
