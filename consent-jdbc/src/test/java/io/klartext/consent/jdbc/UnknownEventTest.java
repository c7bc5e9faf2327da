package io.klartext.consent.jdbc;

import static io.klartext.consent.jdbc.Sample.ANNA;
import static io.klartext.consent.jdbc.Sample.append;
import static io.klartext.consent.jdbc.Sample.granted;
import static io.klartext.consent.jdbc.Sample.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.jdbc.SubjectKey.Use;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.Claim;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Disclosure;
import io.klartext.consent.ledger.Link;
import io.klartext.consent.ledger.Link.Occasion;
import io.klartext.consent.ledger.Minority;
import io.klartext.consent.ledger.NoticeShown;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.ledger.UnknownEvent;
import io.klartext.consent.ledger.Unlink;
import io.klartext.consent.testkit.ManualClock;
import io.klartext.consent.testkit.SamplePolicy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 3: an event of an unknown kind is never an error and never a yes. */
final class UnknownEventTest {

    private static final String NEWER_EVENT =
            "INSERT INTO consent_event (surrogate, seq, event_id, kind, recorded_at, request_digest)"
                    + " SELECT surrogate, 2, 'n-2', 'guardian-confirmed', 1000001, 'digest' FROM consent_subject";
    private static final String FORGET_PACKED = "UPDATE consent_subject SET state = x'02aabb'";
    private static final String NEWER_HEAD = "UPDATE consent_subject SET head_sequence = 2";

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void recordSomething() {
        file = folder.resolve("consents.db");
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
            append(store, ANNA, granted("e-1"));
        }
    }

    @Test
    void anEventOfAnUnknownKindComesBackAsUnknownAndMarksTheState() {
        Sql.run(file, NEWER_EVENT, NEWER_HEAD, FORGET_PACKED);
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
            assertThat(store.events().history(ANNA))
                    .containsExactly(
                            granted("e-1").at(1),
                            new UnknownEvent(
                                    new EventId("n-2"),
                                    2,
                                    Instant.EPOCH.plusNanos(1_000_001_000L),
                                    "guardian-confirmed"));
            SubjectState state = store.events().load(ANNA);
            assertThat(state.unreadable()).isTrue();
            assertThat(state.headSequence()).isEqualTo(2);
        }
    }

    @Test
    void aStateStaysUnreadableWhenMoreIsRecorded() {
        Sql.run(file, NEWER_EVENT, NEWER_HEAD);
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
            append(store, ANNA, withdrawn("e-3"));
            assertThat(store.events().load(ANNA).unreadable()).isTrue();
        }
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
            assertThat(store.events().load(ANNA).unreadable()).isTrue();
            assertThat(store.events().load(ANNA).headSequence()).isEqualTo(3);
        }
    }

    /** As when the library is updated to one that knows the kind. */
    @Test
    void aStateIsReadableAgainOnceEveryEventIs() {
        Sql.run(file, "UPDATE consent_event SET kind = 'guardian-confirmed' WHERE seq = 1", FORGET_PACKED);
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
            append(store, ANNA, withdrawn("e-2"));
            assertThat(store.events().load(ANNA).unreadable()).isTrue();
        }
        Sql.run(file, "UPDATE consent_event SET kind = 'granted' WHERE seq = 1");
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
            assertThat(store.events().load(ANNA))
                    .isEqualTo(SubjectState.of(
                            List.of(granted("e-1").at(1), withdrawn("e-2").at(2))));
        }
    }

    @Test
    void aRepetitionOfAnUnknownEventIsAnsweredAsRejectedNotAsAnError() {
        Sql.run(file, NEWER_EVENT, NEWER_HEAD);
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
            assertThat(append(store, ANNA, granted("n-2")).isRecorded()).isFalse();
        }
    }

    @Test
    void aChoiceWithEvidenceOfANewerFormatIsUnknownToo() {
        Sql.run(file, "UPDATE consent_event SET purpose = 'A Newer Purpose'");
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
            assertThat(store.events().history(ANNA)).hasOnlyElementsOfType(UnknownEvent.class);
        }
        Sql.run(file, "UPDATE consent_event SET purpose = 'newsletter'");
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
            assertThat(store.events().history(ANNA)).hasOnlyElementsOfType(ChoiceEvent.class);
        }
    }

    /** The packed state is a copy: where it is damaged the events are folded. */
    @Test
    void aDamagedPackedStateIsFoldedAnew() {
        for (String damage : new String[] {"x''", "x'01'", "x'01000000000000000100'", "x'010000000000000001007fff'"}) {
            Sql.run(file, "UPDATE consent_subject SET state = " + damage);
            try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
                assertThat(store.events().load(ANNA).of(SamplePolicy.ADS))
                        .as("state %s", damage)
                        .isPresent();
            }
        }
    }

    /** A fact of each kind, in the events 2 to 8. */
    private void recordFacts() {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
            append(
                    store,
                    ANNA,
                    Sample.fact("f-2", Restriction.begins()),
                    Sample.fact("f-3", Minority.bornIn(2011, "DE")),
                    Sample.fact("f-4", new Claim("tie-1")),
                    Sample.fact("f-5", new Link("tie-1", Occasion.LOGIN)),
                    Sample.fact("f-6", new Unlink(new EventId("f-5"), List.of())),
                    Sample.fact("f-7", new NoticeShown(1, Sample.HASH, "de", List.of(), Optional.empty())),
                    Sample.fact("f-8", Disclosure.of(SamplePolicy.ADS, List.of("orders[].sku"), 1)));
        }
    }

    private void assertUnknownFrom(long first) {
        assertUnknown(LongStream.rangeClosed(first, 8).boxed().toList());
    }

    private void assertUnknown(List<Long> unknown) {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
            List<ConsentEvent> history = store.events().history(ANNA);
            assertThat(history.stream()
                            .filter(UnknownEvent.class::isInstance)
                            .map(ConsentEvent::sequence))
                    .containsExactlyElementsOf(unknown);
            assertThat(history)
                    .extracting(ConsentEvent::kind)
                    .containsExactly(
                            "granted",
                            "restricted",
                            "minority",
                            "claimed",
                            "linked-at-login",
                            "unlinked",
                            "notice-shown",
                            "disclosed");
            assertThat(store.events().load(ANNA).unreadable()).isTrue();
            assertThat(store.events().load(ANNA).headSequence()).isEqualTo(8);
        }
    }

    @Test
    void aFactWithoutItsPersonalPartIsUnknown() {
        recordFacts();
        Sql.run(file, "UPDATE consent_event SET evidence = NULL WHERE seq > 1", FORGET_PACKED);
        assertUnknownFrom(2);
    }

    @Test
    void anEventEncryptedInANewerWayIsUnknown() {
        recordFacts();
        Sql.run(file, "UPDATE consent_event SET evidence = x'02' || substr(evidence, 2)", FORGET_PACKED);
        assertUnknownFrom(1);
    }

    /** The right key, and bytes behind the format that this version does not know. */
    @Test
    void aFactOfAKnownKindWithAPayloadOfANewerFormatIsUnknown() {
        recordFacts();
        SubjectKey key = new SubjectKey(hex("surrogate"), hex("subject_key"));
        byte[][] payloads = {{}, {2, 0, 0}, {1, 0, 0, 0, 99}, {1}, new byte[600]};
        for (byte[] payload : payloads) {
            for (int seq = 2; seq <= 8; seq++) {
                byte[] sealed = key.encrypt(Use.EVENT, payload, seq, new SecureRandom());
                Sql.run(
                        file,
                        "UPDATE consent_event SET evidence = x'"
                                + HexFormat.of().formatHex(sealed) + "' WHERE seq = " + seq,
                        FORGET_PACKED);
            }
            assertUnknownFrom(2);
        }
    }

    private byte[] hex(String column) {
        return HexFormat.of().parseHex(Sql.ask(file, "SELECT lower(hex(" + column + ")) FROM consent_subject"));
    }

    @Test
    void aNoticeThatWasShownWithoutItsVersionOrHashIsUnknown() {
        recordFacts();
        for (String loss : new String[] {"policy_version = NULL", "notice_hash = NULL", "notice_hash = 'short'"}) {
            Sql.run(file, "UPDATE consent_event SET " + loss + " WHERE seq = 7", FORGET_PACKED);
            assertUnknown(List.of(7L));
        }
    }

    @Test
    void aDisclosureWithoutItsPurposeOrVersionIsUnknown() {
        recordFacts();
        for (String loss : new String[] {"purpose = NULL", "policy_version = NULL", "purpose = 'No Purpose'"}) {
            Sql.run(file, "UPDATE consent_event SET " + loss + " WHERE seq = 8", FORGET_PACKED);
            assertUnknown(List.of(8L));
        }
    }

    /** Promise 3: what cannot be read may have been a no. */
    @Test
    void aManagerDeniesWhoeverHasAnUnreadableFact() {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
            store.policies().publish(Sample.published(1));
            append(store, Sample.BERT, Sample.fact("f-1", Restriction.lifted()), granted("e-2"));
        }
        ManualClock clock = ManualClock.at(Sample.NOON);
        for (boolean newer : new boolean[] {false, true}) {
            try (JdbcConsentStore store = JdbcConsentStore.sqlite(file);
                    ConsentManager consents = ConsentManager.builder()
                            .policy(SamplePolicy.version(1))
                            .store(store)
                            .clock(clock)
                            .monotonicClock(clock::nanos)
                            .build()) {
                assertThat(consents.check(Sample.BERT, SamplePolicy.ADS).reason())
                        .isEqualTo(newer ? Reason.UNAVAILABLE : Reason.GRANTED);
            }
            Sql.run(file, "UPDATE consent_event SET kind = 'restricted-in-part' WHERE event_id = 'f-1'", FORGET_PACKED);
        }
    }

    /** A copy from another place does not pass for this subject's state. */
    @Test
    void aPackedStateOfAnotherPersonIsFoldedAnew() {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
            append(store, Sample.BERT, withdrawn("e-1"));
        }
        Sql.run(
                file,
                "UPDATE consent_subject SET state = (SELECT state FROM consent_subject"
                        + " WHERE external_id LIKE 'a:bert%') WHERE external_id LIKE 'a:anna%'");
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
            assertThat(store.events().load(ANNA))
                    .isEqualTo(SubjectState.of(List.of(granted("e-1").at(1))));
        }
    }
}
