package io.klartext.consent.testkit;

import static io.klartext.consent.testkit.Requests.ANNA;
import static io.klartext.consent.testkit.Requests.BERT;
import static io.klartext.consent.testkit.Requests.CLAIM;
import static io.klartext.consent.testkit.Requests.LINK;
import static io.klartext.consent.testkit.Requests.assertRejected;
import static io.klartext.consent.testkit.Requests.fact;
import static io.klartext.consent.testkit.Requests.granted;
import static io.klartext.consent.testkit.Requests.inOrder;
import static io.klartext.consent.testkit.Requests.record;
import static io.klartext.consent.testkit.Requests.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.PendingEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code AppendCondition}: new events are written only while it holds, decided together with the write. */
interface ConditionPromises extends StoreUnderTest {

    private Outcome appendAt(long head, PendingEvent... events) {
        return store().events().append(ANNA, List.of(events), AppendCondition.headIs(head));
    }

    @Test
    default void aConditionThatHoldsLetsTheEventIn() {
        assertThat(appendAt(0, granted("e-1")).isRecorded()).isTrue();
        assertThat(appendAt(1, withdrawn("e-2")).isRecorded()).isTrue();
        assertThat(store().events().history(ANNA)).hasSize(2);
    }

    @Test
    default void aConditionThatFailsWritesNothing() {
        record(store(), ANNA, granted("e-1"));
        long[] heads = store().feed().heads();
        assertRejected(appendAt(0, withdrawn("e-2")), RejectionReason.CONDITION_FAILED);
        assertRejected(appendAt(2, withdrawn("e-3"), granted("e-4")), RejectionReason.CONDITION_FAILED);
        assertThat(store().events().history(ANNA))
                .containsExactly(granted("e-1").at(1));
        assertThat(store().events().load(ANNA).headSequence()).isEqualTo(1);
        assertThat(store().feed().heads()).isEqualTo(heads);
    }

    @Test
    default void factsAndChoicesStandTogetherUnderOneCondition() {
        assertThat(appendAt(0, fact("b/1", LINK), granted("b/2")).isRecorded()).isTrue();
        long[] heads = store().feed().heads();
        assertRejected(
                appendAt(1, fact("c/1", Restriction.begins()), granted("c/2")), RejectionReason.CONDITION_FAILED);
        assertRejected(appendAt(0, granted("c/2"), fact("c/1", CLAIM)), RejectionReason.CONDITION_FAILED);
        assertThat(store().events().load(ANNA))
                .isEqualTo(SubjectState.of(inOrder(List.of(fact("b/1", LINK), granted("b/2")))));
        assertThat(store().feed().heads()).isEqualTo(heads);
        assertThat(appendAt(2, withdrawn("c/3"), fact("c/1", Restriction.begins()))
                        .isRecorded())
                .isTrue();
        assertThat(store().events().load(ANNA).restricted()).isTrue();
    }

    @Test
    default void aConditionLooksAtItsOwnSubjectOnly() {
        record(store(), BERT, granted("e-1"), withdrawn("e-2"));
        assertThat(appendAt(0, granted("e-1")).isRecorded()).isTrue();
    }

    @Test
    default void aFailedConditionDoesNotUseUpTheEventId() {
        assertRejected(appendAt(7, granted("e-1")), RejectionReason.CONDITION_FAILED);
        assertThat(record(store(), ANNA, granted("e-1")))
                .containsExactly(granted("e-1").at(1));
    }

    @Test
    default void ofEightThreadsAtTheSameHeadOneGetsThrough() {
        List<Outcome> outcomes = Threads.together(8, thread -> appendAt(0, granted("e-" + thread)));
        assertThat(outcomes).filteredOn(Outcome::isRecorded).hasSize(1);
        outcomes.stream()
                .filter(outcome -> !outcome.isRecorded())
                .forEach(outcome -> assertRejected(outcome, RejectionReason.CONDITION_FAILED));
        assertThat(store().events().history(ANNA)).hasSize(1);
    }
}
