package io.klartext.consent.jdbc;

import static io.klartext.consent.jdbc.Sample.ANNA;
import static io.klartext.consent.jdbc.Sample.append;
import static io.klartext.consent.jdbc.Sample.event;
import static io.klartext.consent.jdbc.Sample.granted;
import static io.klartext.consent.jdbc.Sample.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.ledger.Choice;
import io.klartext.consent.testkit.SamplePolicy;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What audiences are read from is written with the events. */
final class StateRowsTest {

    @TempDir
    private Path folder = Path.of("");

    private String row(JdbcConsentStore store, String purpose) {
        assertThat(store.feed().heads()).hasSize(1);
        return Sql.ask(
                folder.resolve("consents.db"),
                "SELECT choice || ' ' || policy_version || ' ' || valid_until FROM consent_state WHERE purpose = '"
                        + purpose + "'");
    }

    @Test
    void aGrantEndsWithItsLifetimeAndARefusalByNothing() {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(folder.resolve("consents.db"))) {
            store.policies().publish(Sample.published(1));
            append(store, ANNA, granted("e-1"), event("e-2", Choice.refused(SamplePolicy.NEWSLETTER)));
            long year = Micros.of(Instant.parse("2027-11-20T12:00:00.123456Z"));
            assertThat(row(store, "personalized-ads")).isEqualTo("granted 1 " + year);
            assertThat(row(store, "newsletter")).isEqualTo("refused 1 " + Long.MAX_VALUE);
            append(store, ANNA, granted("e-3"), withdrawn("e-4"));
            assertThat(row(store, "personalized-ads")).isEqualTo("withdrawn 1 " + Long.MAX_VALUE);
        }
    }

    @Test
    void aGrantUnderAVersionThatNobodyPublishedCountsAsOver() {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(folder.resolve("consents.db"))) {
            append(store, ANNA, granted("e-1"));
            assertThat(row(store, "personalized-ads")).isEqualTo("granted 1 " + Micros.of(Sample.NOON));
            store.policies().publish(Sample.published(1));
            append(store, ANNA, event("e-2", Choice.granted(SamplePolicy.STATISTICS)));
            assertThat(row(store, "statistics")).isEqualTo("granted 1 " + Long.MAX_VALUE);
        }
    }
}
