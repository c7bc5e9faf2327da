package io.klartext.examples.shop.invite;

import io.klartext.examples.shop.customer.Customers;
import io.klartext.examples.shop.customer.Reach;
import io.klartext.examples.shop.database.ShopDatabase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds out who of an address book shops here already and makes an invitation for everyone else. Nothing of the address
 * book is stored: an invitation keeps a digest of the friend's address that is salted with who invites, enough to see
 * that the same friend was invited before and no more.
 */
public final class Inviter {

    private final ShopDatabase database;
    private final Customers customers;
    private final Supplier<byte[]> randomness;

    /**
     * An inviter.
     *
     * @param randomness gives nine random bytes, of which a code is made
     */
    public Inviter(ShopDatabase database, Customers customers, Supplier<byte[]> randomness) {
        this.database = database;
        this.customers = customers;
        this.randomness = randomness;
    }

    /** Invites everyone who is no customer yet. Inviting a friend again gives the same invitation again. */
    public Invitations invite(String customerId, List<Contact> contacts, LocalDate day) {
        Set<String> known = customers.reaches();
        return invite(customerId, contacts, contact -> reaches(contact).anyMatch(known::contains), day);
    }

    /** The same where somebody else says which friends are here; everyone else is invited. */
    public Invitations invite(String customerId, List<Contact> contacts, Predicate<Contact> isHere, LocalDate day) {
        return database.ask(open -> {
            List<Invitation> invited = new ArrayList<>();
            List<String> here = new ArrayList<>();
            for (Contact contact : contacts) {
                if (isHere.test(contact)) {
                    here.add(contact.name());
                } else {
                    String friend =
                            digest(customerId, reaches(contact).findFirst().orElse(""));
                    invited.add(new Invitation(contact.name(), code(open, customerId, friend, day)));
                }
            }
            return new Invitations(true, here, invited);
        });
    }

    /** How many friends a customer has invited so far. */
    public int count(String customerId) {
        return database.ask(open -> {
            try (PreparedStatement select =
                    open.prepareStatement("SELECT count(*) FROM invitation WHERE customer = ?")) {
                select.setString(1, customerId);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? row.getInt(1) : 0;
                }
            }
        });
    }

    private String code(Connection open, String customerId, String friend, LocalDate day) throws SQLException {
        try (PreparedStatement insert = open.prepareStatement("""
                INSERT INTO invitation (customer, friend, code, day) VALUES (?, ?, ?, ?)
                ON CONFLICT (customer, friend) DO UPDATE SET friend = friend RETURNING code""")) {
            insert.setString(1, customerId);
            insert.setString(2, friend);
            insert.setString(3, Base64.getUrlEncoder().encodeToString(randomness.get()));
            insert.setString(4, day.toString());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static Stream<String> reaches(Contact contact) {
        return Stream.concat(
                contact.emails().stream().map(Reach::email),
                contact.phones().stream().map(Reach::phone));
    }

    private static String digest(String customerId, String reach) {
        try {
            byte[] text = (customerId + '\n' + reach).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
