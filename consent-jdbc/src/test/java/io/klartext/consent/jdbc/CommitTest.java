package io.klartext.consent.jdbc;

import static io.klartext.consent.jdbc.Sample.ANNA;
import static io.klartext.consent.jdbc.Sample.append;
import static io.klartext.consent.jdbc.Sample.granted;
import static io.klartext.consent.jdbc.Sample.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Recorded;
import io.klartext.consent.ledger.Outcome.Unknown;
import io.klartext.consent.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a commit tells, and what it does not. */
final class CommitTest {

    @TempDir
    private Path folder = Path.of("");

    private final Faults faults = new Faults();
    private JdbcConsentStore store;

    @BeforeEach
    void open() {
        store = JdbcConsentStore.sqlite(folder.resolve("consents.db"), faults.settings());
    }

    @AfterEach
    void close() {
        faults.fault = null;
        store.close();
    }

    private List<ConsentEvent> history() {
        faults.fault = null;
        return store.events().history(ANNA);
    }

    @Test
    void aCommitWhoseAnswerIsLostIsLookedUpAndFound() {
        faults.fault = Faults.answerLost();
        Outcome outcome = append(store, ANNA, granted("b/1"), withdrawn("b/2"));
        assertThat(outcome).isInstanceOf(Recorded.class);
        assertThat(((Recorded) outcome).events()).isEqualTo(history()).hasSize(2);
    }

    @Test
    void aCommitThatCannotBeFoundIsUnknownAndCanBeRepeated() {
        faults.fault = Faults.requestLost();
        Outcome outcome = append(store, ANNA, granted("b/1"), withdrawn("b/2"));
        assertThat(outcome).isEqualTo(new Unknown(List.of(new EventId("b/1"), new EventId("b/2"))));
        assertThat(history()).isEmpty();
        assertThat(append(store, ANNA, granted("b/1"), withdrawn("b/2")).isRecorded())
                .isTrue();
        assertThat(history()).hasSize(2);
    }

    @Test
    void aCommitIsUnknownIfItCannotBeLookedUpEither() {
        Faults.Fault lost = Faults.answerLost();
        faults.fault = (real, method) -> {
            if (method.equals("prepareStatement") && real.getAutoCommit()) {
                throw new SQLException("no answer", null, 10);
            }
            return lost.instead(real, method);
        };
        assertThat(append(store, ANNA, granted("e-1"))).isInstanceOf(Unknown.class);
        assertThat(history()).hasSize(1);
    }

    @Test
    void aCommitWithAWarningIsUnknown() {
        faults.fault = Faults.warned();
        assertThat(append(store, ANNA, granted("e-1"))).isInstanceOf(Unknown.class);
    }

    @Test
    void theStoreGoesOnAfterACommitThatFailed() {
        faults.fault = Faults.requestLost();
        append(store, ANNA, granted("e-1"));
        faults.fault = null;
        assertThat(append(store, ANNA, granted("e-2")).isRecorded()).isTrue();
        assertThat(store.feed().heads()).containsExactly(1L);
    }

    @Test
    void whatIsBusyBeforeTheCommitIsTriedAgainAndIsOneEvent() {
        faults.fault = Faults.failing("setAutoCommit", 3, 5);
        assertThat(append(store, ANNA, granted("e-1")).isRecorded()).isTrue();
        assertThat(faults.pauses).hasSize(3);
        assertThat(history()).hasSize(1);
    }

    @Test
    void whatStaysBusyIsGivenUpAfterEightTriesWithNothingWritten() {
        faults.fault = Faults.failing("setAutoCommit", Integer.MAX_VALUE, 5);
        assertThatThrownBy(() -> append(store, ANNA, granted("e-1")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("error 5")
                .hasMessageContaining("another process writes");
        assertThat(faults.pauses).hasSize(7);
        assertThat(history()).isEmpty();
    }

    @Test
    void anErrorThatTimeDoesNotMendIsNotTriedAgain() {
        faults.fault = Faults.failing("setAutoCommit", 1, 13);
        assertThatThrownBy(() -> append(store, ANNA, granted("e-1")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("make room");
        assertThat(faults.pauses).isEmpty();
    }

    @Test
    void whatADriverSaysAboutValuesIsNotPassedOn() {
        faults.fault = Faults.failing("prepareStatement", Integer.MAX_VALUE, 19);
        for (Throwable failure : List.of(
                catchThrowable(() -> append(store, ANNA, granted("e-1"))),
                catchThrowable(() -> store.events().history(ANNA)))) {
            assertThat(failure).isInstanceOf(StoreException.class).hasNoCause();
            assertThat(failure).hasMessageNotContaining("canary").hasMessageContaining("error 19");
        }
    }

    @Test
    void aPolicyWhoseCommitIsInDoubtIsLookedUp() {
        faults.fault = Faults.answerLost();
        store.policies().publish(Sample.published(1));
        faults.fault = Faults.requestLost();
        assertThatThrownBy(() -> store.policies().publish(Sample.published(2)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("publish it again");
        faults.fault = null;
        assertThat(store.policies().published()).containsExactly(Sample.published(1));
    }
}
