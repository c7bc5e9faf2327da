package io.klartext.consent.jdbc;

import static io.klartext.consent.jdbc.Sample.ANNA;
import static io.klartext.consent.jdbc.Sample.BERT;
import static io.klartext.consent.jdbc.Sample.append;
import static io.klartext.consent.jdbc.Sample.event;
import static io.klartext.consent.jdbc.Sample.fact;
import static io.klartext.consent.jdbc.Sample.granted;
import static io.klartext.consent.jdbc.Sample.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.SubjectId;
import io.klartext.consent.explain.Basis;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.explain.PastExplanation;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Recorded;
import io.klartext.consent.ledger.Outcome.Unknown;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.testkit.SamplePolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of an erased person is left on the disk: proof about nobody. */
@Tag("GDPR-17")
final class StoredErasureTest {

    @TempDir
    private Path folder = Path.of("");

    private final Faults faults = new Faults();

    private Path file() {
        return folder.resolve("consents.db");
    }

    private static Outcome erase(JdbcConsentStore store, SubjectId subject) {
        return store.events()
                .erase(subject, new EventId("erasure-canary-9"), Sample.NOON, Actor.staff("staff-canary-9"));
    }

    private static PastExplanation shown() {
        return new PastExplanation(
                "offer-canary-5",
                "cart",
                Offer.Kind.OWN,
                Offer.Effect.SELECTION,
                Basis.PERSONALISED,
                SamplePolicy.ADS,
                1,
                List.of(),
                Sample.NOON,
                Sample.NOON,
                1);
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

    private String key(SubjectId subject) {
        return new String(
                HexFormat.of()
                        .parseHex(Sql.ask(
                                        file(),
                                        "SELECT hex(subject_key) FROM consent_subject WHERE external_id = 'a:"
                                                + subject.value() + "'")
                                .toLowerCase(Locale.ROOT)),
                StandardCharsets.ISO_8859_1);
    }

    /** The open store's write-ahead log is looked at too. */
    @Test
    void neitherIdNorKeyNorAnythingThatSomebodyPutIntoAnEventIsInAnyFile() throws IOException {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file())) {
            for (int i = 0; i < 200; i++) {
                append(store, ANNA, event("request-canary-" + i, Choice.granted(SamplePolicy.ADS)));
            }
            append(store, ANNA, fact("request-canary-f", Restriction.begins()));
            append(store, BERT, granted("e-1"));
            store.explanations().add(ANNA, List.of(shown()), 100);
            String key = key(ANNA);
            assertThat(everyFile()).contains(ANNA.value(), key, "request-canary-7");

            assertThat(erase(store, ANNA).isRecorded()).isTrue();

            assertThat(everyFile())
                    .doesNotContain(
                            ANNA.value(), key, "request-canary", "staff-canary", "offer-canary", "erasure-canary")
                    .contains(BERT.value());
        }
        assertThat(everyFile()).doesNotContain(ANNA.value(), "request-canary", "erasure-canary");
    }

    @Test
    @Tag("GDPR-5.2")
    void whatHappenedWhenAndUnderWhichTextStaysAsProof() {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file())) {
            append(store, ANNA, granted("e-1"), withdrawn("e-2"));
            erase(store, ANNA);
        }
        assertThat(Sql.ask(
                        file(),
                        "SELECT group_concat(seq || ' ' || kind || ' ' || ifnull(purpose, '-') || ' ' ||"
                                + " ifnull(policy_version, '-') || ' ' || ifnull(notice_hash, '-') || ' ' ||"
                                + " recorded_at || ' ' || ifnull(evidence, '-'), '; ')"
                                + " FROM (SELECT * FROM consent_event ORDER BY seq)"))
                .isEqualTo("1 granted personalized-ads 1 " + Sample.HASH + " 1795176000123456 -; 2 withdrawn"
                        + " personalized-ads 1 " + Sample.HASH
                        + " 1795176000123456 -; 3 erased - - - 1795176000123456 -");
        for (String table : List.of("consent_subject", "consent_state", "consent_explanation")) {
            assertThat(Sql.ask(file(), "SELECT count(*) FROM " + table)).isEqualTo("0");
        }
    }

    @Test
    void idsOfEventsThatLookLikePlacesStandInNobodysWay() {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file())) {
            append(store, ANNA, granted("3"), granted("1"), granted("2"));
            assertThat(erase(store, ANNA).isRecorded()).isTrue();
            append(store, ANNA, granted("1"));
            assertThat(erase(store, ANNA).isRecorded()).isTrue();
            assertThat(store.events().load(ANNA)).isEqualTo(SubjectState.empty().inEpoch(2));
        }
    }

    @Test
    void aCommitWhoseAnswerIsLostIsLookedUp() {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file(), faults.settings())) {
            append(store, ANNA, granted("e-1"));
            faults.fault = Faults.answerLost();
            assertThat(erase(store, ANNA)).isEqualTo(new Recorded(List.of(), true));
            faults.fault = null;
            assertThat(store.events().load(ANNA).erased()).isTrue();
        }
    }

    @Test
    void aCommitThatCannotBeFoundIsUnknownAndNobodyIsErasedInPart() {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file(), faults.settings())) {
            append(store, ANNA, granted("e-1"));
            faults.fault = Faults.requestLost();
            assertThat(erase(store, ANNA)).isEqualTo(new Unknown(List.of(new EventId("erasure-canary-9"))));
            faults.fault = null;
            assertThat(store.events().history(ANNA)).hasSize(1);
            assertThat(erase(store, ANNA).isRecorded()).isTrue();
        }
    }
}
