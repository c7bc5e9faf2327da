package io.klartext.examples.shop.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One SQLite file, one connection, one user of it at a time: a small shop needs no more, and nothing can interleave.
 * Safe for use by many threads.
 */
public final class ShopDatabase implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Connection connection;

    private ShopDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Opens {@code shop.db} in the folder, and makes folder, file and tables where they are missing. */
    public static ShopDatabase open(Path folder) {
        try {
            Files.createDirectories(folder);
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db")
                    + "?journal_mode=WAL&synchronous=NORMAL&busy_timeout=5000&foreign_keys=true");
            connection.setAutoCommit(false);
            ShopDatabase database = new ShopDatabase(connection);
            database.run(Schema::create);
            return database;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The folder " + folder + " cannot be made or written: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new ShopDatabaseException(e);
        }
    }

    /** Something that asks the database. */
    @FunctionalInterface
    public interface Question<T> {
        /** Asks on a connection that is inside a transaction; do not keep it. */
        T ask(Connection connection) throws SQLException;
    }

    /** Something that changes the database. */
    @FunctionalInterface
    public interface Change {
        /** Changes on a connection that is inside a transaction; do not keep it. */
        void make(Connection connection) throws SQLException;
    }

    /** Asks in one transaction. All of it happens or nothing. */
    public <T> T ask(Question<T> question) {
        lock.lock();
        try {
            T answer = question.ask(connection);
            connection.commit();
            return answer;
        } catch (SQLException e) {
            rollback(e);
            throw new ShopDatabaseException(e);
        } catch (RuntimeException e) {
            rollback(e);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /** Changes in one transaction. All of it happens or nothing. */
    public void run(Change change) {
        ask(open -> {
            change.make(open);
            return true;
        });
    }

    private void rollback(Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try (connection;
                PreparedStatement checkpoint = connection.prepareStatement("PRAGMA wal_checkpoint(TRUNCATE)")) {
            connection.setAutoCommit(true);
            checkpoint.execute();
        } catch (SQLException e) {
            throw new ShopDatabaseException(e);
        } finally {
            lock.unlock();
        }
    }
}
