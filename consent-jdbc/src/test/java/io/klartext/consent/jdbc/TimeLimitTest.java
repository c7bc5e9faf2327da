package io.klartext.consent.jdbc;

import static io.klartext.consent.jdbc.Sample.ANNA;
import static io.klartext.consent.jdbc.Sample.append;
import static io.klartext.consent.jdbc.Sample.granted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.store.PendingEvent;
import io.klartext.consent.store.StoreException;
import io.klartext.consent.testkit.SamplePolicy;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every call ends in time, and what cannot be stored is refused before anything is written. */
final class TimeLimitTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whoeverWaitsTooLongForTheWriterIsToldThatNothingWasWritten() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Faults faults = new Faults();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (JdbcConsentStore store =
                JdbcConsentStore.sqlite(folder.resolve("consents.db"), faults.settings(Duration.ofMillis(300)))) {
            append(store, ANNA, granted("e-0"));
            faults.fault = (real, method) -> {
                if (method.equals("commit")) {
                    writing.countDown();
                    awaitUninterruptibly(goOn);
                }
                return null;
            };
            Future<Boolean> slow =
                    thread.submit(() -> append(store, ANNA, granted("e-1")).isRecorded());
            writing.await();
            assertThatThrownBy(() -> append(store, ANNA, granted("e-2")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("in time");
            assertThat(store.events().history(ANNA)).as("readers do not wait").hasSize(1);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> append(store, ANNA, granted("e-3")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
            goOn.countDown();
            assertThat(slow.get()).isTrue();
            assertThat(store.events().history(ANNA)).hasSize(2);
        } finally {
            goOn.countDown();
            thread.shutdownNow();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Each look at the clock finds it a minute later, so the first look at the statement finds it overdue. */
    @Test
    void aStatementThatRunsTooLongIsGivenUp() {
        AtomicLong clock = new AtomicLong();
        StoreSettings settings = new Faults()
                .settings(
                        Duration.ofSeconds(150),
                        () -> clock.addAndGet(Duration.ofMinutes(1).toNanos()));
        SqliteFile file = SqliteFile.claim(folder.resolve("consents.db"), settings);
        Connections connections = new Connections(Dialect.SQLITE, "test", file, settings);
        Throwable failure = catchThrowable(() -> connections.read("count for ever", session -> {
            try (ResultSet rows = session.prepare(
                            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)" + " SELECT MAX(i) FROM n")
                    .executeQuery()) {
                return rows.next();
            }
        }));
        assertThat(failure).isInstanceOf(StoreException.class).hasMessageContaining("it took too long");
        connections.close();
        file.release();
    }

    @Test
    void whatStaysBusyIsGivenUpWhenItsTimeIsOver() {
        AtomicLong clock = new AtomicLong();
        Faults faults = new Faults();
        StoreSettings settings = faults.settings(Duration.ofSeconds(5), clock::get);
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(folder.resolve("consents.db"), settings)) {
            faults.fault = (real, method) -> {
                if (method.equals("setAutoCommit")) {
                    clock.addAndGet(Duration.ofSeconds(2).toNanos());
                    throw new SQLException("busy", null, 5);
                }
                return null;
            };
            assertThatThrownBy(() -> append(store, ANNA, granted("e-1")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("error 5");
            assertThat(faults.pauses).as("the third try ends at six seconds").hasSize(2);
            faults.fault = null;
        }
    }

    @Test
    void whatCannotBeStoredExactlyIsRefusedWithNothingWritten() {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(folder.resolve("consents.db"))) {
            Evidence half = Sample.EVIDENCE.onSurface("\ud800");
            PendingEvent broken =
                    PendingEvent.choice(new EventId("e-2"), Sample.NOON, Choice.granted(SamplePolicy.ADS), half);
            PendingEvent far = PendingEvent.choice(
                    new EventId("e-2"), Instant.MAX, Choice.granted(SamplePolicy.ADS), Sample.EVIDENCE);
            assertThatThrownBy(() -> append(store, ANNA, granted("e-1"), broken))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("unpaired surrogate");
            assertThatThrownBy(() -> append(store, ANNA, granted("e-1"), far)).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> append(store, ANNA)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> append(store, ANNA, granted("e-1"), granted("e-1")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(store.events().history(ANNA)).isEmpty();
            assertThat(store.feed().heads()).containsExactly(0L);
        }
    }
}
