package io.klartext.consent.jdbc;

import io.klartext.consent.store.ChangeFeed;
import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.EventLog;
import io.klartext.consent.store.PolicyArchive;
import java.nio.file.Path;

/**
 * A store in a SQL database. What it acknowledges survives the death of process and machine: each append is one
 * transaction, forced to the disk before it is answered.
 *
 * <p>The id of a subject stands in one table only, beside a random key under which everything personal about that subject
 * is encrypted (AES-256-GCM): evidence, who entered a fact, until when somebody is a minor, which attributes were looked at,
 * ties, and what stands. Kinds, purposes, versions, notice hashes and times can be read, as proof. Whoever copies the whole file can read it; keep the file as you keep a customer database.
 *
 * <p>Every call ends within a few seconds, with an answer or a {@link io.klartext.consent.store.StoreException}; where
 * an error leaves open whether an append was committed, the store looks it up and answers {@code Unknown} only if it
 * cannot find it. No message holds personal data. Safe for use by many threads.
 */
public final class JdbcConsentStore implements ConsentStore {

    private final Connections connections;
    private final EventLog events;
    private final ChangeFeed feed;
    private final PolicyArchive policies;
    private final Runnable afterClose;

    private JdbcConsentStore(Connections connections, StoreSettings settings, Runnable afterClose) {
        JdbcPolicyArchive archive = new JdbcPolicyArchive(connections);
        this.connections = connections;
        this.events = new JdbcEventLog(connections, archive, settings);
        this.feed = new JdbcChangeFeed(connections);
        this.policies = archive;
        this.afterClose = afterClose;
    }

    /**
     * Opens a SQLite database, and makes it if there is none, readable by its owner only where the file system knows
     * owners. It is kept in WAL mode with {@code synchronous=FULL}.
     *
     * <p>The file belongs to one store in one process: a file of the same name with {@code .lock} behind it is locked
     * until the store is closed. An application's own tables live in another file.
     *
     * @param file the database, on a local disk; its folder is made if there is none
     * @return an open store
     * @throws io.klartext.consent.store.StoreException if the file is used by another store, is no database of this
     *     library, lies on a network file system, or cannot be written durably
     */
    public static JdbcConsentStore sqlite(Path file) {
        return sqlite(file, StoreSettings.standard());
    }

    static JdbcConsentStore sqlite(Path file, StoreSettings settings) {
        SqliteFile database = SqliteFile.claim(file, settings);
        try {
            Connections connections = new Connections(Dialect.SQLITE, database.name(), database, settings);
            try {
                Schema.of(Dialect.SQLITE).applyOrCheck(connections);
                return new JdbcConsentStore(connections, settings, database::release);
            } catch (RuntimeException e) {
                connections.close();
                throw e;
            }
        } catch (RuntimeException e) {
            database.release();
            throw e;
        }
    }

    @Override
    public EventLog events() {
        return events;
    }

    @Override
    public ChangeFeed feed() {
        return feed;
    }

    @Override
    public PolicyArchive policies() {
        return policies;
    }

    @Override
    public void close() {
        connections.close();
        afterClose.run();
    }
}
