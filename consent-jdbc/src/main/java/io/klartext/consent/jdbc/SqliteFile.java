package io.klartext.consent.jdbc;

import io.klartext.consent.store.StoreException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/**
 * A SQLite database file that this store alone uses. Every connection is made durable and then asked whether it is: WAL,
 * {@code synchronous=FULL}, a busy timeout, and a library in which the WAL-reset bug is mended.
 */
final class SqliteFile implements ConnectionSource {

    private static final int BUSY_TIMEOUT_MILLIS = 1000;
    private static final int STEPS_BETWEEN_LOOKS = 100_000;
    private static final int[] OLDEST_LIBRARY = {3, 51, 3};
    private static final Set<String> NETWORK = Set.of(
            "nfs", "cifs", "smb", "afs", "9p", "ncpfs", "davfs", "webdav", "ceph", "gluster", "lustre", "beegfs",
            "sshfs");

    private final Path file;
    private final StoreLock lock;
    private final StoreSettings settings;

    private SqliteFile(Path file, StoreLock lock, StoreSettings settings) {
        this.file = file;
        this.lock = lock;
        this.settings = settings;
    }

    /** Locks the file for this store and makes it if there is none. */
    static SqliteFile claim(Path given, StoreSettings settings) {
        Path file;
        try {
            makeFolder(given.toAbsolutePath());
            file = resolve(given.toAbsolutePath());
            refuseNetwork(file, Files.getFileStore(folder(file)).type());
        } catch (IOException e) {
            throw new StoreException(
                    "The place of the database " + given
                            + " cannot be used: let the process make and write its folder, and mend broken links",
                    e);
        }
        StoreLock lock = StoreLock.take(file);
        try {
            create(file);
            return new SqliteFile(file, lock, settings);
        } catch (RuntimeException e) {
            lock.release();
            throw e;
        }
    }

    private static void makeFolder(Path file) throws IOException {
        if (!Files.exists(folder(file))) {
            Files.createDirectories(folder(file));
        }
    }

    /** One name for one file: without links, so that two names of it cannot have two locks. */
    private static Path resolve(Path file) throws IOException {
        if (file.toString().contains("?")) {
            throw new StoreException("The database " + file + " cannot be used: name a file without a question mark");
        }
        if (Files.isDirectory(file)) {
            throw new StoreException("The database " + file + " is a folder: name a file in it");
        }
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return folder(file).toRealPath().resolve(file.getFileName());
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && !Integer.valueOf(1).equals(Files.getAttribute(file, "unix:nlink"))) {
            throw new StoreException("The database " + file
                    + " has several names (hard links), under which it could be opened twice: leave one");
        }
        return file.toRealPath();
    }

    private static Path folder(Path absolute) throws IOException {
        Path folder = absolute.getParent();
        if (folder == null) {
            throw new IOException("a root folder");
        }
        return folder;
    }

    static void refuseNetwork(Path file, String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        if (NETWORK.stream().anyMatch(lower::contains)) {
            throw new StoreException("The database " + file + " lies on a network file system (" + type
                    + "), where SQLite loses data: put it on a local disk");
        }
    }

    private static void create(Path file) {
        try {
            boolean posix = Files.getFileStore(folder(file)).supportsFileAttributeView("posix");
            FileAttribute<?>[] ownerOnly = posix
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];
            Files.createFile(file, ownerOnly);
        } catch (FileAlreadyExistsException e) {
            // Kept as it is: its permissions are the operator's choice.
        } catch (IOException e) {
            throw new StoreException(
                    "The database " + file + " cannot be made: let the process write to its folder, or name another",
                    e);
        }
    }

    /** For messages. */
    String name() {
        return file.toString();
    }

    void release() {
        lock.release();
    }

    @Override
    public Connection open(BooleanSupplier overdue) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setGetGeneratedKeys(false);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            verify(connection);
            ProgressHandler.setHandler(connection, STEPS_BETWEEN_LOOKS, new ProgressHandler() {
                @Override
                protected int progress() {
                    return overdue.getAsBoolean() ? 1 : 0;
                }
            });
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
        return settings.wrap().apply(connection);
    }

    private void verify(Connection connection) throws SQLException {
        requireLibrary(answer(connection, "SELECT sqlite_version()"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA fullfsync = 1");
            statement.execute("PRAGMA secure_delete = ON");
        }
        require(connection, "journal_mode", "wal");
        require(connection, "synchronous", "2");
        require(connection, "busy_timeout", Integer.toString(BUSY_TIMEOUT_MILLIS));
    }

    private void require(Connection connection, String pragma, String wanted) throws SQLException {
        String found = answer(connection, "PRAGMA " + pragma);
        if (!wanted.equalsIgnoreCase(found)) {
            throw new StoreException("The database " + file + " is not durable: " + pragma + " is " + found
                    + " and not " + wanted + "; put it on a local disk on which SQLite can use a write-ahead log");
        }
    }

    static void requireLibrary(String version) {
        String[] parts = version.split("\\.", -1);
        for (int i = 0; i < OLDEST_LIBRARY.length; i++) {
            int part = i < parts.length ? Integer.parseInt(parts[i]) : 0;
            if (part > OLDEST_LIBRARY[i]) {
                return;
            }
            if (part < OLDEST_LIBRARY[i]) {
                throw new StoreException("The SQLite library " + version
                        + " can lose data when its log is reset: use org.xerial:sqlite-jdbc 3.51.3.0 or newer");
            }
        }
    }

    private static String answer(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
        }
    }
}
