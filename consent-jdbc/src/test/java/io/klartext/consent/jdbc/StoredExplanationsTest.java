package io.klartext.consent.jdbc;

import static io.klartext.consent.jdbc.Sample.ANNA;
import static io.klartext.consent.jdbc.Sample.BERT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.SubjectId;
import io.klartext.consent.explain.Basis;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.explain.PastExplanation;
import io.klartext.consent.explain.PastExplanation.Entered;
import io.klartext.consent.store.StoreException;
import io.klartext.consent.testkit.SamplePolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history of explanations on the disk: encrypted, bound to its place, and there after a restart. */
final class StoredExplanationsTest {

    private static final int PLENTY = 1000;

    @TempDir
    private Path folder = Path.of("");

    private Path file() {
        return folder.resolve("consents.db");
    }

    private static PastExplanation shown(String offer) {
        return new PastExplanation(
                offer,
                "surface-canary-1",
                Offer.Kind.OWN,
                Offer.Effect.PRICE,
                Basis.PERSONALISED,
                SamplePolicy.ADS,
                1,
                List.of(new Entered("category-canary-2", Influence.PRIMARY, 3)),
                Sample.NOON,
                Sample.NOON.plusSeconds(1),
                2);
    }

    private void keep(SubjectId subject, String... offers) {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file())) {
            for (String offer : offers) {
                store.explanations().add(subject, List.of(shown(offer)), PLENTY);
            }
        }
    }

    private List<PastExplanation> kept(SubjectId subject) {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file())) {
            return store.explanations().of(subject);
        }
    }

    private String everyFile() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path one : files.toList()) {
                all.write(Files.readAllBytes(one));
            }
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void itIsThereAfterARestartAndGoesOn() {
        keep(ANNA, "o-1");
        assertThat(kept(ANNA)).containsExactly(shown("o-1"));
        keep(ANNA, "o-1");
        assertThat(kept(ANNA)).containsExactly(shown("o-1").and(shown("o-1")));
    }

    @Test
    @Tag("GDPR-5.1.c")
    void nothingOfItCanBeReadInAnyFile() throws IOException {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file())) {
            store.explanations().add(ANNA, List.of(shown("offer-canary-3")), PLENTY);
            assertThat(folder.resolve("consents.db-wal")).isNotEmptyFile();
            assertThat(everyFile())
                    .contains("consent_explanation")
                    .doesNotContain("canary-1", "canary-2", "canary-3", "PERSONALISED", "personalized-ads");
        }
        assertThat(everyFile()).doesNotContain("canary-1", "canary-2", "canary-3", "PERSONALISED", "personalized-ads");
        assertThat(new String(ExplanationCodec.pack(shown("offer-canary-3")), StandardCharsets.ISO_8859_1))
                .as("the scan would find it, were it not encrypted")
                .contains("canary-1", "canary-2", "canary-3", "PERSONALISED", "personalized-ads");
    }

    @Test
    void whatWasMovedOrAlteredIsTold() {
        keep(ANNA, "o-1", "o-2");
        keep(BERT, "o-1");
        String anna = "(SELECT surrogate FROM consent_subject WHERE external_id = 'a:" + ANNA.value() + "')";
        String bert = "(SELECT surrogate FROM consent_subject WHERE external_id = 'a:" + BERT.value() + "')";
        for (String damage : new String[] {
            "UPDATE consent_explanation SET entry = (SELECT entry FROM consent_explanation WHERE surrogate = " + bert
                    + ") WHERE surrogate = " + anna,
            "UPDATE consent_explanation SET entry = (SELECT max(entry) FROM consent_explanation WHERE surrogate = "
                    + anna + ") WHERE surrogate = " + anna,
            "UPDATE consent_explanation SET entry = substr(entry, 1, 40)"
        }) {
            Sql.run(file(), damage);
            assertThatThrownBy(() -> kept(ANNA))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("does not decrypt")
                    .hasMessageNotContaining(ANNA.value());
        }
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file())) {
            store.explanations().erase(ANNA);
            assertThat(store.explanations().of(ANNA)).isEmpty();
        }
    }

    @Test
    void anEntryOfANewerVersionIsLeftOutAndTheOthersAreRead() {
        keep(ANNA, "o-1");
        String surrogate = Sql.ask(file(), "SELECT hex(surrogate) FROM consent_subject");
        Sql.run(
                file(),
                "INSERT INTO consent_explanation VALUES (x'" + surrogate + "', '" + "a".repeat(64) + "', 1, x'02ff')");
        assertThat(kept(ANNA)).containsExactly(shown("o-1"));
    }

    @Test
    void bytesThatThisVersionDidNotWriteAreToldFromItsOwn() {
        byte[] packed = ExplanationCodec.pack(shown("o-1"));
        assertThat(ExplanationCodec.unpack(packed)).isEqualTo(shown("o-1"));
        for (int length = 0; length < packed.length; length++) {
            assertThat(ExplanationCodec.unpack(Arrays.copyOf(packed, length))).isNull();
        }
        assertThat(ExplanationCodec.unpack(Arrays.copyOf(packed, packed.length + 1)))
                .isNull();
        for (long seed = 1; seed <= 2000; seed++) {
            Random random = new Random(seed);
            byte[] altered = packed.clone();
            altered[random.nextInt(altered.length)] = (byte) random.nextInt(256);
            PastExplanation read = ExplanationCodec.unpack(altered);
            assertThat(read == null || read.times() > 0).as("seed %d", seed).isTrue();
        }
    }

    /** A database as version 1 of the schema made it gets the new tables, and keeps all that it holds. */
    @Test
    void anOlderDatabaseIsBroughtToThisVersion() {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file())) {
            Sample.append(store, ANNA, Sample.granted("e-1"));
        }
        Sql.run(file(), "DROP TABLE consent_explanation", "DROP TABLE consent_erasure", "PRAGMA user_version = 1");
        keep(ANNA, "o-1");
        assertThat(Sql.ask(file(), "PRAGMA user_version")).isEqualTo("3");
        assertThat(kept(ANNA)).containsExactly(shown("o-1"));
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file())) {
            assertThat(store.events().history(ANNA)).hasSize(1);
        }
    }

    @Test
    void anOlderDatabaseThatDiffersIsNotMended() {
        keep(ANNA, "o-1");
        Sql.run(file(), "DROP TABLE consent_erasure", "PRAGMA user_version = 1");
        assertThatThrownBy(() -> kept(ANNA))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("unexpected [consent_explanation.entry");
        Sql.run(file(), "DROP TABLE consent_explanation", "DROP TABLE consent_state");
        assertThatThrownBy(() -> kept(ANNA))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("missing [consent_state.");
        assertThat(Sql.ask(file(), "PRAGMA user_version")).isEqualTo("1");
    }
}
