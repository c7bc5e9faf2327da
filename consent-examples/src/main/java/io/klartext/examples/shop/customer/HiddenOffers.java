package io.klartext.examples.shop.customer;

import io.klartext.examples.shop.database.ShopDatabase;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashSet;
import java.util.Set;

/** What customers do not want to be offered again. */
public final class HiddenOffers {

    private final ShopDatabase database;

    /** Wishes in this database. */
    public HiddenOffers(ShopDatabase database) {
        this.database = database;
    }

    /** Offers this no more: a product by its article number, a banner by its id. Hiding it twice is hiding it once. */
    public void hide(String customerId, String offer) {
        database.run(open -> {
            try (PreparedStatement insert =
                    open.prepareStatement("INSERT INTO hidden_offer VALUES (?, ?) ON CONFLICT DO NOTHING")) {
                insert.setString(1, customerId);
                insert.setString(2, offer);
                insert.executeUpdate();
            }
        });
    }

    /** What a customer does not want to be offered. */
    public Set<String> of(String customerId) {
        return database.ask(open -> {
            try (PreparedStatement select =
                    open.prepareStatement("SELECT offer FROM hidden_offer WHERE customer = ?")) {
                select.setString(1, customerId);
                Set<String> hidden = new HashSet<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        hidden.add(rows.getString(1));
                    }
                }
                return hidden;
            }
        });
    }
}
