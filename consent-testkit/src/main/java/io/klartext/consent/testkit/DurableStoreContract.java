package io.klartext.consent.testkit;

import static io.klartext.consent.testkit.Requests.ANNA;
import static io.klartext.consent.testkit.Requests.FACTS;
import static io.klartext.consent.testkit.Requests.FULL;
import static io.klartext.consent.testkit.Requests.append;
import static io.klartext.consent.testkit.Requests.assertRepeated;
import static io.klartext.consent.testkit.Requests.event;
import static io.klartext.consent.testkit.Requests.fact;
import static io.klartext.consent.testkit.Requests.granted;
import static io.klartext.consent.testkit.Requests.published;
import static io.klartext.consent.testkit.Requests.record;
import static io.klartext.consent.testkit.Requests.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.FeedEntry;
import io.klartext.consent.store.PendingEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of a store that keeps everything when it is closed and opened again. */
public abstract class DurableStoreContract extends ConsentStoreContract {

    /** For the store's own test class. */
    protected DurableStoreContract() {}

    /**
     * Opens the store of this test again, after it was closed.
     *
     * @return a store on the same place
     */
    protected abstract ConsentStore reopen();

    private void restart() {
        store().close();
        use(reopen());
    }

    @Test
    void whatWasRecordedIsThereAfterARestart() {
        List<ConsentEvent> events = record(store(), ANNA, granted("e-1"), withdrawn("e-2"));
        restart();
        assertThat(store().events().history(ANNA)).isEqualTo(events);
        assertThat(store().events().load(ANNA)).isEqualTo(SubjectState.of(events));
    }

    @Test
    void whatStandsOfEveryKindOfFactIsThereAfterARestart() {
        List<PendingEvent> sent = new ArrayList<>(List.of(granted("e-1")));
        for (Fact fact : FACTS) {
            sent.add(fact("f-" + sent.size(), fact));
        }
        sent.add(fact("f-last", Restriction.begins()));
        sent.add(event("e-2", Choice.objected(SamplePolicy.NEWSLETTER), FULL));
        List<ConsentEvent> events = record(store(), ANNA, sent.toArray(PendingEvent[]::new));
        restart();
        assertThat(store().events().history(ANNA)).isEqualTo(events);
        assertThat(store().events().load(ANNA)).isEqualTo(SubjectState.of(events));
        assertThat(store().events().load(ANNA).restricted()).isTrue();
        assertRepeated(append(store(), ANNA, sent.toArray(PendingEvent[]::new)), events);
    }

    @Test
    void theFeedGoesOnAfterARestartWithoutAGap() {
        record(store(), ANNA, granted("e-1"));
        List<FeedEntry> before = Feeds.all(store().feed());
        restart();
        assertThat(Feeds.all(store().feed())).isEqualTo(before);
        record(store(), ANNA, withdrawn("e-2"));
        assertThat(Feeds.all(store().feed())).hasSize(2).containsAll(before);
        assertThat(Feeds.total(store().feed().heads())).isEqualTo(2);
    }

    @Test
    void aRequestRepeatedAfterARestartIsOneEvent() {
        List<ConsentEvent> events = record(store(), ANNA, granted("e-1"));
        restart();
        assertRepeated(append(store(), ANNA, granted("e-1")), events);
        assertThat(store().events().history(ANNA)).hasSize(1);
    }

    @Test
    void sequencesGoOnAfterARestart() {
        record(store(), ANNA, granted("e-1"));
        restart();
        assertThat(record(store(), ANNA, withdrawn("e-2")))
                .containsExactly(withdrawn("e-2").at(2));
    }

    @Test
    void whoeverWasErasedIsErasedAfterARestart() {
        record(store(), ANNA, granted("e-1"));
        store().events().erase(ANNA, new EventId("erasure"), Requests.NOON, Actor.subject());
        restart();
        assertThat(store().events().load(ANNA)).isEqualTo(SubjectState.empty().inEpoch(1));
        assertThat(store().events().history(ANNA)).isEmpty();
        List<ConsentEvent> events = record(store(), ANNA, granted("e-1"));
        restart();
        assertThat(store().events().load(ANNA))
                .isEqualTo(SubjectState.of(events).inEpoch(1));
    }

    @Test
    void thePoliciesAreThereAfterARestart() {
        store().policies().publish(published(1));
        store().policies().publish(published(2));
        restart();
        assertThat(store().policies().published()).containsExactly(published(1), published(2));
    }
}
