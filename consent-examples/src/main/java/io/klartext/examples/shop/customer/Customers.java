package io.klartext.examples.shop.customer;

import io.klartext.examples.shop.database.ShopDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The accounts. */
public final class Customers {

    private final ShopDatabase database;

    /** Accounts in this database. */
    public Customers(ShopDatabase database) {
        this.database = database;
    }

    /** Opens an account; the password comes as {@link Passwords#hash(String)} made it. */
    public void add(Customer customer, String passwordHash) {
        database.run(open -> {
            try (PreparedStatement insert =
                    open.prepareStatement("INSERT INTO customer VALUES (?, ?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, customer.id());
                insert.setString(2, customer.userName());
                insert.setString(3, customer.name());
                insert.setString(4, customer.email().toLowerCase(Locale.ROOT));
                insert.setString(5, customer.phone());
                insert.setString(6, passwordHash);
                insert.setString(7, customer.favouriteCategory());
                insert.executeUpdate();
            }
        });
    }

    /** The customer with that id. */
    public Optional<Customer> find(String id) {
        return database.ask(open -> {
            try (PreparedStatement select = open.prepareStatement("SELECT * FROM customer WHERE id = ?")) {
                select.setString(1, id);
                return one(select);
            }
        });
    }

    /** All of them. */
    public List<Customer> all() {
        return database.ask(open -> {
            List<Customer> all = new ArrayList<>();
            try (PreparedStatement select = open.prepareStatement("SELECT * FROM customer ORDER BY id");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    all.add(customer(rows));
                }
            }
            return all;
        });
    }

    /** The customer, if user name and password belong together. An unknown name takes as long as a wrong password. */
    public Optional<Customer> logIn(String userName, String password) {
        String name = userName.strip().toLowerCase(Locale.ROOT);
        Optional<String> stored = database.ask(open -> passwordOf(open, name));
        boolean right = Passwords.matches(password, stored.orElse(Passwords.NOBODYS));
        return right && stored.isPresent() ? byUserName(name) : Optional.empty();
    }

    /** Whether the shop has no customer yet. */
    public boolean isEmpty() {
        return database.ask(open -> {
            try (PreparedStatement select = open.prepareStatement("SELECT 1 FROM customer LIMIT 1");
                    ResultSet rows = select.executeQuery()) {
                return !rows.next();
            }
        });
    }

    /** Changes the favourite category; null if there is none any more. */
    public void setFavourite(String id, @Nullable String category) {
        database.run(open -> {
            try (PreparedStatement update = open.prepareStatement("UPDATE customer SET favourite = ? WHERE id = ?")) {
                update.setString(1, category);
                update.setString(2, id);
                update.executeUpdate();
            }
        });
    }

    /** Every e-mail address and phone number of a customer, in the form that {@link Reach} compares. */
    public Set<String> reaches() {
        return database.ask(open -> {
            Set<String> reaches = new HashSet<>();
            try (PreparedStatement select = open.prepareStatement("SELECT email, phone FROM customer");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    reaches.add(Reach.email(rows.getString(1)));
                    reaches.add(Reach.phone(rows.getString(2)));
                }
            }
            return reaches;
        });
    }

    private Optional<Customer> byUserName(String userName) {
        return database.ask(open -> {
            try (PreparedStatement select = open.prepareStatement("SELECT * FROM customer WHERE user_name = ?")) {
                select.setString(1, userName);
                return one(select);
            }
        });
    }

    private static Optional<String> passwordOf(Connection open, String userName) throws SQLException {
        try (PreparedStatement select = open.prepareStatement("SELECT password FROM customer WHERE user_name = ?")) {
            select.setString(1, userName);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    private static Optional<Customer> one(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(customer(row));
        }
    }

    private static Customer customer(ResultSet row) throws SQLException {
        return new Customer(
                row.getString("id"),
                row.getString("user_name"),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("favourite"));
    }
}
