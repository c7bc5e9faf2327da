package io.klartext.consent.testkit;

import static io.klartext.consent.testkit.Requests.ANNA;
import static io.klartext.consent.testkit.Requests.BERT;
import static io.klartext.consent.testkit.Requests.append;
import static io.klartext.consent.testkit.Requests.event;
import static io.klartext.consent.testkit.Requests.granted;
import static io.klartext.consent.testkit.Requests.inOrder;
import static io.klartext.consent.testkit.Requests.record;
import static io.klartext.consent.testkit.Requests.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ConsentEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** {@code EventLog.append}: events are appended, numbered without gaps, and never changed. */
interface AppendPromises extends StoreUnderTest {

    @Test
    default void anEventIsAnsweredAsItWasSent() {
        assertThat(record(store(), ANNA, granted("e-1")))
                .containsExactly(granted("e-1").at(1));
    }

    @Test
    default void anAcknowledgedEventIsInTheNextHistory() {
        record(store(), ANNA, granted("e-1"));
        assertThat(store().events().history(ANNA))
                .containsExactly(granted("e-1").at(1));
    }

    @Test
    default void theHistoryIsInTheOrderOfAppending() {
        record(store(), ANNA, withdrawn("z"));
        record(store(), ANNA, granted("m"));
        record(store(), ANNA, withdrawn("a"));
        assertThat(store().events().history(ANNA))
                .isEqualTo(inOrder(List.of(withdrawn("z"), granted("m"), withdrawn("a"))));
    }

    @Test
    default void allEventsOfOneAppendAreThereInTheirOrder() {
        List<ConsentEvent> recorded = record(
                store(),
                ANNA,
                event("b/1", Choice.granted(SamplePolicy.NEWSLETTER)),
                event("b/2", Choice.refused(SamplePolicy.ADS)),
                event("b/3", Choice.objected(SamplePolicy.STATISTICS)));
        assertThat(recorded).extracting(ConsentEvent::sequence).containsExactly(1L, 2L, 3L);
        assertThat(store().events().history(ANNA)).isEqualTo(recorded);
    }

    @Test
    default void anAppendWithoutEventsOrWithTwoOfOneIdIsRefusedAndWritesNothing() {
        assertThatThrownBy(() -> append(store(), ANNA)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> append(store(), ANNA, granted("e-1"), withdrawn("e-1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store().events().history(ANNA)).isEmpty();
    }

    @Test
    default void eachSubjectHasASequenceOfItsOwn() {
        record(store(), ANNA, granted("e-1"), withdrawn("e-2"));
        assertThat(record(store(), BERT, granted("e-3")))
                .containsExactly(granted("e-3").at(1));
    }

    @Test
    default void sequencesHaveNoGapsUnderSixteenThreads() {
        int each = 8;
        List<ConsentEvent> answered = new ArrayList<>();
        Threads.together(
                        16,
                        thread -> IntStream.range(0, each)
                                .mapToObj(i -> record(store(), ANNA, granted(thread + "-" + i))
                                        .get(0))
                                .toList())
                .forEach(answered::addAll);
        List<ConsentEvent> history = store().events().history(ANNA);
        assertThat(history)
                .extracting(ConsentEvent::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 16L * each).boxed().toList());
        assertThat(answered).containsExactlyInAnyOrderElementsOf(history);
    }

    @Test
    default void theEventsOfOneAppendStandTogetherUnderEightThreads() {
        Threads.together(8, thread -> record(store(), ANNA, granted(thread + "/1"), withdrawn(thread + "/2")));
        List<ConsentEvent> history = store().events().history(ANNA);
        assertThat(history).hasSize(16);
        for (int i = 0; i < history.size(); i += 2) {
            String first = history.get(i).id().value();
            assertThat(history.get(i + 1).id().value()).isEqualTo(first.replace("/1", "/2"));
        }
    }

    @Test
    default void whoeverHoldsAHistoryCannotChangeTheStore() {
        record(store(), ANNA, granted("e-1"), withdrawn("e-2"));
        List<ConsentEvent> held = store().events().history(ANNA);
        try {
            Collections.reverse(held);
            held.clear();
        } catch (UnsupportedOperationException e) {
            // A list that cannot be changed keeps the promise too.
        }
        assertThat(store().events().history(ANNA)).isEqualTo(inOrder(List.of(granted("e-1"), withdrawn("e-2"))));
    }

    @Test
    default void aHistoryThatWasReadDoesNotGrow() {
        record(store(), ANNA, granted("e-1"));
        List<ConsentEvent> before = store().events().history(ANNA);
        record(store(), ANNA, withdrawn("e-2"));
        assertThat(before).containsExactly(granted("e-1").at(1));
    }
}
