package io.klartext.examples.shop.order;

import io.klartext.examples.shop.catalogue.Catalogue;
import io.klartext.examples.shop.database.ShopDatabase;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Carts by their id: a customer's cart has the customer's id and waits for them; a visitor's has a random one and goes
 * with the session.
 */
public final class Carts {

    /** What the id of a visitor's cart begins with. */
    public static final String VISITOR = "v-";

    /** More of one thing than this is a typing error. */
    public static final int MOST = 99;

    private final ShopDatabase database;
    private final Catalogue catalogue;

    /** Carts in this database. */
    public Carts(ShopDatabase database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /** What is in the cart. */
    public Cart find(String cartId) {
        return database.ask(open -> {
            List<CartLine> lines = new ArrayList<>();
            try (PreparedStatement select =
                    open.prepareStatement("SELECT sku, quantity FROM cart_line WHERE cart = ? ORDER BY rowid")) {
                select.setString(1, cartId);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        int quantity = rows.getInt(2);
                        catalogue
                                .product(rows.getString(1))
                                .ifPresent(product -> lines.add(new CartLine(product, quantity, product.cents())));
                    }
                }
            }
            return new Cart(List.copyOf(lines));
        });
    }

    /** Puts more of a product in. */
    public void add(String cartId, String sku, int quantity) {
        database.run(open -> {
            try (PreparedStatement upsert = open.prepareStatement("""
                    INSERT INTO cart_line (cart, sku, quantity) VALUES (?, ?, min(?, 99))
                    ON CONFLICT DO UPDATE SET quantity = min(quantity + excluded.quantity, 99)""")) {
                upsert.setString(1, cartId);
                upsert.setString(2, sku);
                upsert.setInt(3, quantity);
                upsert.executeUpdate();
            }
        });
    }

    /** Changes how many of a product that is in the cart are wanted; none takes it out. */
    public void change(String cartId, String sku, int quantity) {
        String sql = quantity < 1
                ? "DELETE FROM cart_line WHERE cart = ?2 AND sku = ?3"
                : "UPDATE cart_line SET quantity = min(?1, 99) WHERE cart = ?2 AND sku = ?3";
        database.run(open -> {
            try (PreparedStatement update = open.prepareStatement(sql)) {
                update.setInt(1, quantity);
                update.setString(2, cartId);
                update.setString(3, sku);
                update.executeUpdate();
            }
        });
    }

    /** Puts everything of one cart into another, as when a visitor logs in. */
    public void move(String fromCart, String toCart) {
        for (CartLine line : find(fromCart).lines()) {
            add(toCart, line.product().sku(), line.quantity());
            change(fromCart, line.product().sku(), 0);
        }
    }

    /** Throws away the carts of visitors, whose sessions ended with the last run of the shop. */
    public void forgetVisitors() {
        database.run(open -> {
            try (PreparedStatement delete = open.prepareStatement("DELETE FROM cart_line WHERE cart LIKE ? || '%'")) {
                delete.setString(1, VISITOR);
                delete.executeUpdate();
            }
        });
    }
}
