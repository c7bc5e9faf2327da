package io.klartext.examples.shop.newsletter;

import io.klartext.examples.shop.database.ShopDatabase;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/** The addresses that asked for the newsletter. */
public final class Newsletter {

    // Good enough to catch a typing error; only the mail that arrives proves an address.
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,180}\\.[^\\s@<>\".]{2,63}");

    private final ShopDatabase database;

    /** Addresses in this database. */
    public Newsletter(ShopDatabase database) {
        this.database = database;
    }

    /** Whether this looks like an e-mail address. */
    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text.strip()).matches();
    }

    /** Puts an address on the list; one that is on it stays on it. */
    public void subscribe(String email, LocalDate day) {
        database.run(open -> {
            try (PreparedStatement insert =
                    open.prepareStatement("INSERT INTO newsletter VALUES (?, ?) ON CONFLICT DO NOTHING")) {
                insert.setString(1, plain(email));
                insert.setString(2, day.toString());
                insert.executeUpdate();
            }
        });
    }

    /** Takes an address off the list. */
    public void unsubscribe(String email) {
        database.run(open -> {
            try (PreparedStatement delete = open.prepareStatement("DELETE FROM newsletter WHERE email = ?")) {
                delete.setString(1, plain(email));
                delete.executeUpdate();
            }
        });
    }

    /** Whether an address is on the list. */
    public boolean isSubscribed(String email) {
        return database.ask(open -> {
            try (PreparedStatement select = open.prepareStatement("SELECT 1 FROM newsletter WHERE email = ?")) {
                select.setString(1, plain(email));
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next();
                }
            }
        });
    }

    private static String plain(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
