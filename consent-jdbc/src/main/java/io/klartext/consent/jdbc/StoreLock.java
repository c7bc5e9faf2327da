package io.klartext.consent.jdbc;

import io.klartext.consent.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to be the one store on a database file, held by a lock on a file beside it. Never on the database itself:
 * closing any handle of a file drops all locks of the process on it, SQLite's own included.
 *
 * <p>For the same reason a second store in this JVM must not even open the lock file. So the names in use stand in the
 * system properties, the one map that all class loaders of a JVM share.
 */
final class StoreLock {

    private final String property;
    private final FileChannel channel;
    private boolean released;

    private StoreLock(String property, FileChannel channel) {
        this.property = property;
        this.channel = channel;
    }

    /** Takes the lock, or says who has it; never waits. */
    static StoreLock take(Path database) {
        String property = "io.klartext.consent.jdbc.open:" + database;
        if (System.getProperties().putIfAbsent(property, "true") != null) {
            throw inUse(database, "another store in this process");
        }
        try {
            return new StoreLock(property, lock(database));
        } catch (RuntimeException e) {
            System.getProperties().remove(property);
            throw e;
        }
    }

    private static FileChannel lock(Path database) {
        Path beside = database.resolveSibling(database.getFileName() + ".lock");
        try {
            FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = null;
            try {
                lock = channel.tryLock();
            } finally {
                if (lock == null) {
                    channel.close();
                }
            }
            if (lock == null) {
                throw inUse(database, "another process");
            }
            return channel;
        } catch (IOException e) {
            throw new StoreException(
                    "The lock file " + beside
                            + " cannot be used: let the process write to its folder, which must be on a local disk",
                    e);
        }
    }

    private static StoreException inUse(Path database, String who) {
        return new StoreException("The database " + database + " is in use by " + who
                + ": one store owns a SQLite file; close the other one, share it, or name another file");
    }

    /** Gives the lock back; the second time does nothing. The lock file stays, since removing it could free two. */
    synchronized void release() {
        if (released) {
            return;
        }
        released = true;
        try {
            channel.close();
        } catch (IOException e) {
            // The operating system takes the lock back with the process at the latest.
        }
        System.getProperties().remove(property);
    }
}
