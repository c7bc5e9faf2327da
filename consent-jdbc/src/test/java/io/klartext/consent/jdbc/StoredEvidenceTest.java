package io.klartext.consent.jdbc;

import static io.klartext.consent.jdbc.Sample.ANNA;
import static io.klartext.consent.jdbc.Sample.BERT;
import static io.klartext.consent.jdbc.Sample.append;
import static io.klartext.consent.jdbc.Sample.granted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence is encrypted under its subject's key, and the subject's id stands in one table only. */
final class StoredEvidenceTest {

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void recordSomething() {
        file = folder.resolve("consents.db");
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
            append(store, ANNA, granted("e-1"), granted("e-2"));
            append(store, BERT, granted("e-1"));
        }
    }

    private String allBytes() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path one : files.toList()) {
                all.append(new String(Files.readAllBytes(one), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void evidenceCannotBeReadInAnyFile() throws IOException {
        assertThat(allBytes())
                .contains("anna-canary-4711")
                .doesNotContain("surface-canary")
                .doesNotContain("staff-canary");
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
            append(store, ANNA, granted("e-3"));
            assertThat(folder.resolve("consents.db-wal")).isNotEmptyFile();
            assertThat(allBytes()).doesNotContain("surface-canary").doesNotContain("staff-canary");
        }
    }

    @Test
    void theIdOfASubjectStandsInOneTableOnly() throws IOException {
        Sql.run(file, "DELETE FROM consent_subject", "VACUUM");
        assertThat(Sql.ask(file, "SELECT COUNT(*) FROM consent_event")).isEqualTo("3");
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .contains("personalized-ads")
                .doesNotContain("canary");
    }

    @Test
    void anEventMovedToAnotherSubjectDoesNotDecrypt() {
        Sql.run(
                file,
                "DELETE FROM consent_event WHERE surrogate = (SELECT surrogate FROM consent_subject"
                        + " WHERE external_id LIKE 'a:bert%')",
                "UPDATE consent_event SET surrogate = (SELECT surrogate FROM consent_subject WHERE external_id"
                        + " LIKE 'a:bert%') WHERE seq = 1");
        assertDoesNotDecrypt(file);
    }

    @Test
    void evidenceMovedToAnotherPlaceOfTheSameSubjectDoesNotDecrypt() {
        Sql.run(
                file,
                "UPDATE consent_event SET evidence = (SELECT evidence FROM consent_event e WHERE e.seq = 2)"
                        + " WHERE seq = 1");
        assertDoesNotDecrypt(file);
    }

    @Test
    void evidenceThatWasAlteredDoesNotDecrypt() {
        for (String altered : new String[] {
            "substr(evidence, 1, 50) || x'00' || substr(evidence, 52)",
            "substr(evidence, 1, 20) || x'00'",
            "substr(evidence, 1, 5)",
            "x''"
        }) {
            Sql.run(file, "UPDATE consent_event SET evidence = CAST(" + altered + " AS BLOB) WHERE seq = 1");
            assertDoesNotDecrypt(file);
        }
    }

    private static void assertDoesNotDecrypt(Path file) {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
            assertThatThrownBy(() -> store.events().history(BERT))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("does not decrypt")
                    .hasMessageNotContaining("canary");
        }
    }

    @Test
    void aHistoryFromWhichAnEventWasTakenIsNotPassedOffAsComplete() {
        Sql.run(file, "DELETE FROM consent_event WHERE seq = 1 AND event_id = 'e-1'");
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
            for (var subject : List.of(ANNA, BERT)) {
                assertThatThrownBy(() -> store.events().history(subject))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("not complete");
            }
        }
    }
}
