package io.klartext.consent.testkit;

import static io.klartext.consent.testkit.Requests.ANNA;
import static io.klartext.consent.testkit.Requests.BERT;
import static io.klartext.consent.testkit.Requests.FACTS;
import static io.klartext.consent.testkit.Requests.FULL;
import static io.klartext.consent.testkit.Requests.LINK;
import static io.klartext.consent.testkit.Requests.NOON;
import static io.klartext.consent.testkit.Requests.SHOWN;
import static io.klartext.consent.testkit.Requests.UNLINK;
import static io.klartext.consent.testkit.Requests.append;
import static io.klartext.consent.testkit.Requests.assertRejected;
import static io.klartext.consent.testkit.Requests.assertRepeated;
import static io.klartext.consent.testkit.Requests.fact;
import static io.klartext.consent.testkit.Requests.granted;
import static io.klartext.consent.testkit.Requests.record;
import static io.klartext.consent.testkit.Requests.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Recorded;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.PendingEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same request twice is one event (promise 9), and a key is never used for two requests. */
interface RepetitionPromises extends StoreUnderTest {

    @Test
    default void theSameRequestTwiceIsOneEvent() {
        List<ConsentEvent> recorded = record(store(), ANNA, granted("e-1"));
        assertRepeated(append(store(), ANNA, granted("e-1")), recorded);
        assertThat(store().events().history(ANNA)).isEqualTo(recorded);
    }

    @Test
    default void aRepetitionAtAnotherTimeIsAnsweredWithTheFirstTime() {
        List<ConsentEvent> recorded = record(store(), ANNA, granted("e-1"));
        PendingEvent later =
                PendingEvent.choice(granted("e-1").id(), NOON.plusSeconds(90), Choice.granted(SamplePolicy.ADS), FULL);
        assertRepeated(append(store(), ANNA, later), recorded);
    }

    @Test
    default void aRepetitionAfterOtherEventsKeepsItsSequence() {
        List<ConsentEvent> recorded = record(store(), ANNA, granted("e-1"));
        record(store(), ANNA, withdrawn("e-2"));
        assertRepeated(append(store(), ANNA, granted("e-1")), recorded);
        assertThat(store().events().load(ANNA).headSequence()).isEqualTo(2);
    }

    @Test
    default void aRepetitionIsAnsweredWithoutTheCondition() {
        List<ConsentEvent> recorded = record(store(), ANNA, granted("e-1"));
        Outcome again = store().events().append(ANNA, List.of(granted("e-1")), AppendCondition.headIs(0));
        assertRepeated(again, recorded);
    }

    @Test
    default void aRepeatedBatchIsAnsweredInItsOrder() {
        List<ConsentEvent> recorded = record(store(), ANNA, granted("b/1"), withdrawn("b/2"), granted("b/3"));
        assertRepeated(append(store(), ANNA, granted("b/1"), withdrawn("b/2"), granted("b/3")), recorded);
        assertThat(store().events().history(ANNA)).hasSize(3);
    }

    @Test
    default void aRepetitionAddsNothingToTheFeed() {
        record(store(), ANNA, granted("e-1"));
        long[] heads = store().feed().heads();
        append(store(), ANNA, granted("e-1"));
        assertThat(store().feed().heads()).isEqualTo(heads);
    }

    @Test
    default void aKeyThatWasUsedForAnotherRequestIsRejected() {
        record(store(), ANNA, granted("e-1"));
        assertRejected(append(store(), ANNA, withdrawn("e-1")), RejectionReason.KEY_REUSED);
        assertThat(store().events().history(ANNA))
                .containsExactly(granted("e-1").at(1));
    }

    @Test
    default void theSameFactTwiceIsOneEvent() {
        for (Fact fact : FACTS) {
            String id = "f-" + FACTS.indexOf(fact);
            List<ConsentEvent> recorded = record(store(), ANNA, fact(id, fact));
            assertRepeated(append(store(), ANNA, fact(id, fact)), recorded);
        }
        assertThat(store().events().history(ANNA)).hasSize(FACTS.size());
        assertThat(Feeds.total(store().feed().heads())).isEqualTo(FACTS.size());
    }

    @Test
    default void aKeyThatWasUsedForAnotherFactIsRejected() {
        for (Fact fact : FACTS) {
            record(store(), ANNA, fact("f-" + FACTS.indexOf(fact), fact));
        }
        for (Fact fact : FACTS) {
            String id = "f-" + FACTS.indexOf(fact);
            for (Fact other : FACTS) {
                if (!other.equals(fact)) {
                    assertRejected(append(store(), ANNA, fact(id, other)), RejectionReason.KEY_REUSED);
                }
            }
            assertRejected(append(store(), ANNA, fact(id, fact, Actor.staff("s-18"))), RejectionReason.KEY_REUSED);
            assertRejected(append(store(), ANNA, fact(id, fact, Actor.system("s-17"))), RejectionReason.KEY_REUSED);
            assertRejected(append(store(), ANNA, granted(id)), RejectionReason.KEY_REUSED);
        }
        assertThat(store().events().history(ANNA)).hasSize(FACTS.size());
    }

    @Test
    default void aKeyThatWasUsedForAChoiceIsNotGoodForAFact() {
        record(store(), ANNA, granted("e-1"));
        assertRejected(append(store(), ANNA, fact("e-1", Restriction.begins())), RejectionReason.KEY_REUSED);
        assertThat(store().events().load(ANNA).restricted()).isFalse();
    }

    @Test
    default void aRepeatedBatchOfFactsAndChoicesIsAnsweredInItsOrder() {
        List<ConsentEvent> recorded = record(store(), ANNA, fact("b/1", LINK), granted("b/2"), fact("b/3", SHOWN));
        record(store(), ANNA, fact("c/1", UNLINK));
        assertRepeated(append(store(), ANNA, fact("b/1", LINK), granted("b/2"), fact("b/3", SHOWN)), recorded);
        assertThat(store().events().load(ANNA).standing()).isEmpty();
    }

    @Test
    default void aBatchOfWhichOnlySomeIsThereIsRejectedWhole() {
        record(store(), ANNA, granted("b/1"));
        long[] heads = store().feed().heads();
        assertRejected(append(store(), ANNA, granted("b/1"), withdrawn("b/2")), RejectionReason.KEY_REUSED);
        assertRejected(append(store(), ANNA, withdrawn("b/2"), granted("b/1")), RejectionReason.KEY_REUSED);
        assertThat(store().events().history(ANNA))
                .containsExactly(granted("b/1").at(1));
        assertThat(store().feed().heads()).isEqualTo(heads);
    }

    @Test
    default void theSameKeyOfTwoSubjectsIsTwoEvents() {
        record(store(), ANNA, granted("e-1"));
        record(store(), BERT, withdrawn("e-1"));
        assertThat(store().events().history(ANNA))
                .containsExactly(granted("e-1").at(1));
        assertThat(store().events().history(BERT))
                .containsExactly(withdrawn("e-1").at(1));
    }

    @Test
    default void keysThatDifferInCaseAreTwoEvents() {
        record(store(), ANNA, granted("Key"));
        record(store(), ANNA, withdrawn("key"));
        assertThat(store().events().history(ANNA)).hasSize(2);
    }

    @Test
    default void theSameRequestFromEightThreadsIsOneEvent() {
        List<Outcome> outcomes = Threads.together(8, thread -> append(store(), ANNA, granted("b/1"), withdrawn("b/2")));
        List<ConsentEvent> history = store().events().history(ANNA);
        assertThat(history).hasSize(2);
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(((Recorded) outcome).events()).isEqualTo(history));
        assertThat(outcomes)
                .filteredOn(outcome -> !((Recorded) outcome).repeated())
                .hasSize(1);
        assertThat(Feeds.total(store().feed().heads())).isEqualTo(2);
    }
}
