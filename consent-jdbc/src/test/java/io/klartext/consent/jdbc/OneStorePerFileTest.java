package io.klartext.consent.jdbc;

import static io.klartext.consent.jdbc.Sample.ANNA;
import static io.klartext.consent.jdbc.Sample.append;
import static io.klartext.consent.jdbc.Sample.granted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One store owns a SQLite file: in this process, and among processes. */
final class OneStorePerFileTest {

    @TempDir
    private Path folder = Path.of("");

    private Path file() {
        return folder.resolve("consents.db");
    }

    private static void assertRefused(Path file, String who) {
        assertThatThrownBy(() -> JdbcConsentStore.sqlite(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("consents.db")
                .hasMessageContaining(who)
                .hasMessageContaining("close the other one");
    }

    @Test
    void aSecondStoreInThisProcessIsRefusedAndTheFirstGoesOn() {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file())) {
            assertRefused(file(), "another store in this process");
            assertThat(append(store, ANNA, granted("e-1")).isRecorded()).isTrue();
        }
    }

    @Test
    void aFileIsTheSameUnderEveryName() throws IOException {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file())) {
            Path link = Files.createSymbolicLink(folder.resolve("link.db"), file());
            Files.createDirectory(folder.resolve("sub"));
            assertRefused(link, "another store in this process");
            assertRefused(folder.resolve("sub/../consents.db"), "another store in this process");
            assertThat(store.feed().heads()).containsExactly(0L);
        }
        Files.createLink(folder.resolve("hard.db"), file());
        assertThatThrownBy(() -> JdbcConsentStore.sqlite(folder.resolve("hard.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("hard links");
    }

    @Test
    void aStoreInAnotherProcessIsRefusedUntilTheFirstIsClosed() throws Exception {
        JdbcConsentStore store = JdbcConsentStore.sqlite(file());
        assertRefused(file(), "another store in this process");
        try (Child child = Child.start("hold", file())) {
            assertThat(child.line()).startsWith("refused: ").contains("in use by another process");
        }
        store.close();
        try (Child child = Child.start("hold", file())) {
            assertThat(child.line()).isEqualTo("open");
            assertRefused(file(), "another process");
            assertRefused(file(), "another process");
        }
        JdbcConsentStore.sqlite(file()).close();
    }

    @Test
    void aFileCanBeOpenedAgainAfterCloseAndAfterAFailedOpening() throws IOException {
        Files.writeString(
                file(), "this is no database, and it is longer than a header of one hundred bytes. ".repeat(9));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> JdbcConsentStore.sqlite(file()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("not a SQLite database");
        }
        Files.delete(file());
        for (int i = 0; i < 3; i++) {
            JdbcConsentStore store = JdbcConsentStore.sqlite(file());
            store.close();
            store.close();
        }
    }
}
