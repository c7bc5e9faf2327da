package io.klartext.consent.jdbc;

import static io.klartext.consent.jdbc.Sample.ANNA;
import static io.klartext.consent.jdbc.Sample.append;
import static io.klartext.consent.jdbc.Sample.granted;
import static io.klartext.consent.jdbc.Sample.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.ledger.UnknownEvent;
import io.klartext.consent.testkit.SamplePolicy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
}
