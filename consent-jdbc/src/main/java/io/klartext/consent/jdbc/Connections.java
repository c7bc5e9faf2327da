package io.klartext.consent.jdbc;

import io.klartext.consent.store.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The connections of a store and the rules of its transactions: one connection writes, a few read. Each call has one
 * time limit for waiting, trying and running. Safe for use by many threads.
 */
final class Connections implements AutoCloseable {

    private static final int READERS = 4;
    private static final int TRIES = 8;
    private static final long FIRST_PAUSE_NANOS = 2_000_000;

    /** Reads something. */
    interface Reading<T> {
        T in(Session session) throws SQLException;
    }

    /** Does the work of one transaction. */
    interface Writing<T> {
        Done<T> in(Session session) throws SQLException;
    }

    /** The result of a transaction's work; it is committed only if something was written. */
    record Done<T>(T result, boolean wrote) {}

    /** Why nobody can say whether a transaction will last. */
    enum Doubt {
        /** The commit failed; the transaction may be there or not. */
        COMMIT_FAILED,
        /** The commit took effect here, but a warning says that it was not confirmed as durable. */
        NOT_CONFIRMED
    }

    private final Dialect dialect;
    private final StoreSettings settings;
    private final Failures failures;
    private final BlockingQueue<Session> writers = new ArrayBlockingQueue<>(1, true);
    private final BlockingQueue<Session> readers = new ArrayBlockingQueue<>(READERS);
    private volatile boolean closed;

    Connections(Dialect dialect, String database, ConnectionSource source, StoreSettings settings) {
        this.dialect = dialect;
        this.settings = settings;
        this.failures = new Failures(dialect, database);
        writers.add(new Session(source, settings.nanos()));
        for (int i = 0; i < READERS; i++) {
            readers.add(new Session(source, settings.nanos()));
        }
    }

    /** Reads what is committed now; what was acknowledged before the call is included. */
    <T> T read(String what, Reading<T> work) {
        Session session = borrow(readers, what, deadline());
        try {
            return work.in(session);
        } catch (SQLException e) {
            session.reset();
            throw failures.of(what, e);
        } finally {
            readers.add(session);
        }
    }

    /**
     * Runs work in a transaction. What fails before the commit certainly wrote nothing: it is tried again where that may
     * help, and is a {@link StoreException} at last. What fails in the commit may be there or not: then the answer is
     * the one of {@code inDoubt}, which is asked when the connection that failed is gone.
     */
    <T> T write(String what, Writing<T> work, Function<Doubt, T> inDoubt) {
        long deadline = deadline();
        Doubt left;
        for (int attempt = 1; ; attempt++) {
            Session session = borrow(writers, what, deadline);
            try {
                Done<T> done = inTransaction(session, work);
                if (!done.wrote()) {
                    rollBack(session);
                    return done.result();
                }
                Optional<Doubt> doubt = commit(session);
                if (doubt.isEmpty()) {
                    return done.result();
                }
                left = doubt.get();
                break;
            } catch (SQLException e) {
                if (attempt == TRIES || !dialect.retryable(e) || now() - deadline > 0) {
                    throw failures.of(what, e);
                }
            } finally {
                writers.add(session);
            }
            pause(attempt);
        }
        return inDoubt.apply(left);
    }

    private static <T> Done<T> inTransaction(Session session, Writing<T> work) throws SQLException {
        try {
            session.connection().setAutoCommit(false);
            return work.in(session);
        } catch (SQLException | RuntimeException e) {
            rollBack(session);
            throw e;
        }
    }

    /**
     * Makes what was deleted unreadable in the database's log too, as far as that can be done now: a reader that still looks
     * at an older state holds it up, and then the next checkpoint or the close does it.
     */
    void overwriteDeleted() {
        find(() -> isOverwritten() ? Optional.of(true) : Optional.empty());
    }

    private boolean isOverwritten() {
        String what = "overwrite what was deleted";
        Session session = borrow(writers, what, deadline());
        try (Statement statement = session.connection().createStatement();
                ResultSet answer = statement.executeQuery(dialect.overwriting())) {
            return answer.next() && answer.getInt(1) == 0;
        } catch (SQLException e) {
            session.reset();
            throw failures.of(what, e);
        } finally {
            writers.add(session);
        }
    }

    /** Repeats a look-up, which may fail or come too early, a few times. */
    <T> Optional<T> find(Supplier<Optional<T>> lookUp) {
        long deadline = deadline();
        for (int attempt = 1; attempt <= TRIES && now() - deadline < 0; attempt++) {
            try {
                Optional<T> found = lookUp.get();
                if (found.isPresent()) {
                    return found;
                }
            } catch (StoreException e) {
                // The answer may still come; what remains open in the end is told as unknown.
            }
            pause(attempt);
        }
        return Optional.empty();
    }

    /** Empty if the transaction is durable. */
    private static Optional<Doubt> commit(Session session) {
        Doubt doubt = Doubt.COMMIT_FAILED;
        try {
            Connection connection = session.connection();
            connection.commit();
            if (connection.getWarnings() == null) {
                connection.setAutoCommit(true);
                return Optional.empty();
            }
            doubt = Doubt.NOT_CONFIRMED;
        } catch (SQLException e) {
            // Which error it was does not matter: any of them may have come after the commit took effect.
        }
        session.reset();
        return Optional.of(doubt);
    }

    private static void rollBack(Session session) {
        try {
            session.connection().rollback();
            session.connection().setAutoCommit(true);
        } catch (SQLException e) {
            session.reset();
        }
    }

    private void pause(int attempt) {
        long longest = FIRST_PAUSE_NANOS << attempt;
        settings.pause().accept(settings.random().nextLong(longest / 2, longest));
    }

    private long now() {
        return settings.nanos().getAsLong();
    }

    private long deadline() {
        return now() + settings.timeLimit().toNanos();
    }

    private Session borrow(BlockingQueue<Session> from, String what, long deadline) {
        if (closed) {
            throw failures.closed();
        }
        Session session;
        try {
            session = from.poll(deadline - now(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("The thread was interrupted while it waited to " + what + ": nothing was done");
        }
        if (session == null) {
            throw closed ? failures.closed() : failures.tooSlow(what);
        }
        if (closed) {
            from.add(session);
            throw failures.closed();
        }
        session.until(deadline);
        return session;
    }

    /** Waits for the calls that still run, each of which has its time limit, and closes every connection. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        boolean interrupted = false;
        for (int left = READERS + 1; left > 0; ) {
            try {
                Session session = left > 1 ? readers.take() : writers.take();
                session.reset();
                left--;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
