package io.klartext.consent.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Claim;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.Link;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Minority;
import io.klartext.consent.ledger.NoticeShown;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.ledger.ShortenedClient;
import io.klartext.consent.policy.Notice;
import io.klartext.consent.store.PendingEvent;
import io.klartext.consent.testkit.ManualClock;
import io.klartext.consent.testkit.SamplePolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks for what is personal in every byte of every file, the write-ahead log included. */
@Tag("GDPR-5.1.c")
final class StoredFactsTest {

    private static final SubjectId VISITOR = SubjectId.visitor("visitor-canary-1");
    private static final SubjectId ACCOUNT = SubjectId.account("account-canary-2");
    private static final LocalDate BIRTHDAY = LocalDate.of(2011, 7, 14);
    private static final Minority MINORITY = Minority.born(BIRTHDAY, "DE");
    private static final ShortenedClient CLIENT = new ShortenedClient("203.0.113.0/24", "Canary Browser");

    @TempDir
    private Path folder = Path.of("");

    private Path file() {
        return folder.resolve("consents.db");
    }

    /** Everything a shop can record about two people who turn out to be one; the ties that it made. */
    private static List<String> recordEverything(JdbcConsentStore store) {
        ManualClock clock = ManualClock.at(Sample.NOON);
        try (ConsentManager consents = ConsentManager.builder()
                .policy(SamplePolicy.version(1))
                .store(store)
                .clock(clock)
                .monotonicClock(clock::nanos)
                .build()) {
            Notice notice = consents.policy().notice("de");
            Evidence evidence = Evidence.of(notice, Method.BUTTON)
                    .onSurface("surface-canary-3")
                    .fromClient(CLIENT)
                    .givenAt(Sample.NOON.minusSeconds(7));
            consents.record(VISITOR, NoticeShown.of(notice, List.of(), "surface-canary-3"), Actor.subject());
            consents.acceptAll(VISITOR, evidence);
            consents.links().register(VISITOR, ACCOUNT);
            consents.record(ACCOUNT, MINORITY, Actor.guardian("guardian-canary-4"));
            consents.access(Actor.staff("staff-canary-5"), ACCOUNT, SamplePolicy.DELIVERY, Set.of("address"));
            consents.record(ACCOUNT, Restriction.begins(), Actor.staff("staff-canary-5"));
            Choice choice = Choice.withdrawn(SamplePolicy.ADS);
            consents.record(ACCOUNT, choice, evidence.enteredBy(Actor.guardian("guardian-canary-4")));
            List<String> ties = new ArrayList<>();
            for (ConsentEvent event : store.events().history(ACCOUNT)) {
                if (event instanceof FactEvent fact && fact.fact() instanceof Link link) {
                    consents.links().unlink(ACCOUNT, event.id(), Actor.staff("staff-canary-5"));
                    ties.add(link.tie());
                }
            }
            assertThat(store.events().load(VISITOR).claim()).contains(ties.get(0));
            return ties;
        }
    }

    /** What must be found nowhere, as text and in the forms in which times are written. */
    private static Map<String, byte[]> personal(List<String> ties) {
        Map<String, byte[]> needles = new LinkedHashMap<>();
        List<String> texts = new ArrayList<>(ties);
        texts.addAll(List.of("canary-3", "canary-4", "canary-5", CLIENT.network(), "203.0.113", CLIENT.program()));
        texts.addAll(List.of(BIRTHDAY.toString(), "2027-07-14", "2029-07-14"));
        texts.add(digest(new EventId("any")));
        texts.forEach(text -> needles.put(text, text.getBytes(StandardCharsets.UTF_8)));
        for (Instant time : List.of(MINORITY.consentsAloneFrom(), MINORITY.adultFrom())) {
            needles.put(time + " in seconds", bytes(time.getEpochSecond()));
            needles.put(time + " in milliseconds", Arrays.copyOfRange(bytes(time.toEpochMilli()), 2, 8));
            needles.put(time + " in microseconds", Arrays.copyOfRange(bytes(Micros.of(time)), 1, 8));
        }
        return needles;
    }

    /** Whoever knows how digests are made could find the birthday by trying all of them. */
    private static String digest(EventId id) {
        return PendingEvent.fact(id, Sample.NOON, MINORITY, Actor.guardian("guardian-canary-4"))
                .digest();
    }

    private static byte[] bytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private byte[] everyFile() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path one : files.toList()) {
                all.write(Files.readAllBytes(one));
            }
        }
        return all.toByteArray();
    }

    private static boolean contains(byte[] all, byte[] needle) {
        String text = new String(all, StandardCharsets.ISO_8859_1);
        return text.contains(new String(needle, StandardCharsets.ISO_8859_1));
    }

    private static void assertNothingPersonal(byte[] all, List<String> ties) {
        personal(ties)
                .forEach((name, needle) ->
                        assertThat(contains(all, needle)).as(name).isFalse());
    }

    @Test
    void nothingPersonalCanBeReadInAnyFile() throws IOException {
        List<String> ties;
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file())) {
            ties = recordEverything(store);
            assertThat(ties).hasSize(1);
            assertThat(folder.resolve("consents.db-wal")).isNotEmptyFile();
            assertNothingPersonal(everyFile(), ties);
            assertThat(contains(everyFile(), "restricted".getBytes(StandardCharsets.UTF_8)))
                    .as("kinds are readable, so the files were read")
                    .isTrue();
        }
        assertNothingPersonal(everyFile(), ties);
    }

    @Test
    @Tag("GDPR-17")
    void withTheTableOfSubjectsGoesEveryIdOfAPerson() throws IOException {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file())) {
            recordEverything(store);
        }
        assertThat(new String(everyFile(), StandardCharsets.ISO_8859_1)).contains("canary-1", "canary-2");
        Sql.run(file(), "DELETE FROM consent_subject", "VACUUM");
        assertThat(new String(everyFile(), StandardCharsets.ISO_8859_1))
                .contains("restricted", "linked-at-registration", "minority", "notice-shown", "disclosed")
                .doesNotContain("canary");
    }

    /** The scan would find what it looks for, were it not encrypted. */
    @Test
    void thePlainBytesHoldWhatIsLookedFor() {
        List<PendingEvent> events = List.of(
                PendingEvent.fact(new EventId("f-1"), Sample.NOON, MINORITY, Actor.guardian("guardian-canary-4")),
                PendingEvent.fact(new EventId("f-2"), Sample.NOON, new Claim("tie-1"), Actor.staff("staff-canary-5")),
                Sample.event(
                        "e-1",
                        Choice.granted(SamplePolicy.ADS),
                        Sample.EVIDENCE.onSurface("surface-canary-3").fromClient(CLIENT)));
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        events.forEach(event -> plain.writeBytes(EventParts.of(event).personal()));
        Map<String, byte[]> needles = personal(List.of("tie-1"));
        for (String name : List.of(
                "tie-1",
                "canary-3",
                "canary-4",
                "canary-5",
                CLIENT.network(),
                CLIENT.program(),
                MINORITY.adultFrom() + " in seconds")) {
            assertThat(contains(plain.toByteArray(), needles.getOrDefault(name, new byte[] {1, 2, 3})))
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    @Tag("GDPR-5.2")
    void theProofOfANoticeStaysReadable() {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file())) {
            recordEverything(store);
        }
        assertThat(Sql.ask(
                        file(),
                        "SELECT policy_version || ' ' || notice_hash || ' ' || recorded_at FROM consent_event"
                                + " WHERE kind = 'notice-shown'"))
                .isEqualTo("1 " + SamplePolicy.version(1).notice("de").hash() + " " + Micros.of(Sample.NOON));
        assertThat(Sql.ask(
                        file(),
                        "SELECT purpose || ' ' || policy_version || ' ' || recorded_at FROM consent_event"
                                + " WHERE kind = 'disclosed'"))
                .isEqualTo("delivery 1 " + Micros.of(Sample.NOON));
        assertThat(Sql.ask(file(), "SELECT COUNT(*) FROM consent_event WHERE evidence IS NULL"))
                .isEqualTo("0");
    }
}
