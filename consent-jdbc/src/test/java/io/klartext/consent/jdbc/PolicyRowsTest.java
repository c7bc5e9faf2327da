package io.klartext.consent.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.store.StoreException;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Managers ask for the policies every second: what is known is neither sent nor parsed again. */
final class PolicyRowsTest {

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");
    private JdbcConsentStore store;
    private Connections connections;

    /** Beside the store, the archive of another node on the same database. */
    private JdbcPolicyArchive elsewhere;

    @BeforeEach
    void open() {
        file = folder.resolve("consents.db");
        store = JdbcConsentStore.sqlite(file);
        connections = new Connections(
                Dialect.SQLITE,
                "test",
                overdue -> DriverManager.getConnection("jdbc:sqlite:" + file),
                StoreSettings.standard());
        elsewhere = new JdbcPolicyArchive(connections);
    }

    @AfterEach
    void close() {
        connections.close();
        store.close();
    }

    @Test
    void aDocumentIsReadOnceForAll() {
        store.policies().publish(Sample.published(1));
        store.policies().publish(Sample.published(2));
        assertThat(elsewhere.published()).containsExactly(Sample.published(1), Sample.published(2));
        Sql.run(file, "ALTER TABLE consent_policy DROP COLUMN document");
        assertThat(elsewhere.published()).containsExactly(Sample.published(1), Sample.published(2));
        assertThatThrownBy(() -> store.policies().published())
                .as("whoever has not read the documents asks for them")
                .isInstanceOf(StoreException.class);
    }

    @Test
    void whatIsKnownComesBackAsTheSameObjectAndSoComparesAtOnce() {
        store.policies().publish(Sample.published(1));
        assertThat(store.policies().published().get(0))
                .isSameAs(store.policies().published().get(0));
    }

    @Test
    void anotherVersionIsReadAloneBesideTheKnownOnes() {
        store.policies().publish(Sample.published(1));
        assertThat(elsewhere.published()).hasSize(1);
        store.policies().publish(Sample.published(2));
        Sql.run(file, "UPDATE consent_policy SET document = 'gone' WHERE policy_version = 1");
        assertThat(elsewhere.published()).containsExactly(Sample.published(1), Sample.published(2));
    }

    @Test
    void aVersionWhoseHashWasAlteredIsNotPassedOffAsTheKnownOne() {
        store.policies().publish(Sample.published(1));
        assertThat(store.policies().published()).hasSize(1);
        Sql.run(file, "UPDATE consent_policy SET content_hash = 'other'");
        assertThatThrownBy(() -> store.policies().published())
                .isInstanceOf(StoreException.class)
                .hasMessageContainingAll("version 1", "not what was published");
    }

    @Test
    void theTimeOfPublicationStandsInMicroseconds() {
        store.policies().publish(Sample.published(1));
        assertThat(Sql.ask(file, "SELECT published_at FROM consent_policy"))
                .isEqualTo(Long.toString(Micros.of(Sample.NOON)));
    }
}
