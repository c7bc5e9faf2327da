package io.klartext.consent.testkit;

import static io.klartext.consent.testkit.Requests.ANNA;
import static io.klartext.consent.testkit.Requests.BERT;
import static io.klartext.consent.testkit.Requests.CLAIM;
import static io.klartext.consent.testkit.Requests.MINOR;
import static io.klartext.consent.testkit.Requests.NOON;
import static io.klartext.consent.testkit.Requests.append;
import static io.klartext.consent.testkit.Requests.assertRejected;
import static io.klartext.consent.testkit.Requests.assertRepeated;
import static io.klartext.consent.testkit.Requests.fact;
import static io.klartext.consent.testkit.Requests.granted;
import static io.klartext.consent.testkit.Requests.record;
import static io.klartext.consent.testkit.Requests.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.Erasure;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Recorded;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.FeedEntry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code EventLog.erase}: nobody is left, the id is known as erased, and whoever comes later is somebody new. */
@Tag("GDPR-17")
interface ErasurePromises extends StoreUnderTest {

    private Outcome erase(SubjectId subject) {
        return store().events().erase(subject, new EventId("erasure-1"), NOON.plusNanos(999), Actor.staff("s-17"));
    }

    private SubjectState load(SubjectId subject) {
        return store().events().load(subject);
    }

    @Test
    default void whoeverIsErasedHasNoHistoryAndNothingThatStands() {
        record(
                store(),
                ANNA,
                granted("e-1"),
                fact("f-1", MINOR),
                fact("f-2", Restriction.begins()),
                fact("f-3", CLAIM));
        assertThat(erase(ANNA))
                .isEqualTo(new Recorded(
                        List.of(new FactEvent(new EventId("erasure-1"), 5, NOON, new Erasure(), Actor.staff("s-17"))),
                        false));
        assertThat(store().events().history(ANNA)).isEmpty();
        assertThat(load(ANNA)).isEqualTo(SubjectState.empty().inEpoch(1));
        assertThat(load(ANNA).erased()).isTrue();
    }

    @Test
    default void erasingAgainBeforeAnythingNewChangesNothing() {
        record(store(), ANNA, granted("e-1"));
        erase(ANNA);
        long[] heads = store().feed().heads();
        assertRepeated(erase(ANNA), List.of());
        assertThat(load(ANNA).erasureEpoch()).isEqualTo(1);
        assertThat(store().feed().heads()).isEqualTo(heads);
    }

    @Test
    default void somebodyAboutWhomNothingWasRecordedIsErasedAllTheSame() {
        assertThat(load(ANNA).erased()).isFalse();
        assertThat(erase(ANNA).isRecorded()).isTrue();
        assertThat(load(ANNA).erased()).isTrue();
        assertThat(store().events().history(ANNA)).isEmpty();
    }

    @Test
    default void whateverIsRecordedLaterIsAboutANewSubject() {
        record(store(), ANNA, granted("e-1"), withdrawn("e-2"));
        erase(ANNA);
        List<ConsentEvent> events = record(store(), ANNA, granted("e-2"), granted("e-3"));
        assertThat(events).containsExactly(granted("e-2").at(1), granted("e-3").at(2));
        assertThat(store().events().history(ANNA)).isEqualTo(events);
        assertThat(load(ANNA)).isEqualTo(SubjectState.of(events).inEpoch(1));
        assertThat(load(ANNA).erased()).isFalse();
        assertRepeated(append(store(), ANNA, granted("e-2")), events.subList(0, 1));
        erase(ANNA);
        assertThat(load(ANNA)).isEqualTo(SubjectState.empty().inEpoch(2));
    }

    /** Whoever knew the events before must not append as if they were there. */
    @Test
    default void aConditionOnTheHeadOfTheErasedFails() {
        record(store(), ANNA, granted("e-1"));
        erase(ANNA);
        assertRejected(
                store().events().append(ANNA, List.of(granted("e-2")), AppendCondition.headIs(1)),
                RejectionReason.CONDITION_FAILED);
        assertThat(store().events()
                        .append(ANNA, List.of(granted("e-2")), AppendCondition.headIs(0))
                        .isRecorded())
                .isTrue();
    }

    @Test
    default void nobodyElseIsErased() {
        SubjectId visitor = SubjectId.visitor(ANNA.value());
        SubjectId alike = SubjectId.account(ANNA.value() + " ");
        for (SubjectId other : List.of(BERT, visitor, alike)) {
            record(store(), other, granted("e-1"));
        }
        record(store(), ANNA, granted("e-1"));
        erase(ANNA);
        for (SubjectId other : List.of(BERT, visitor, alike)) {
            assertThat(store().events().history(other)).hasSize(1);
            assertThat(load(other)).isEqualTo(SubjectState.of(store().events().history(other)));
        }
    }

    /** A reader that counts learns that something happened; who it was no entry says any more. */
    @Test
    default void theFeedGrowsAndNamesTheErasedNoMore() {
        record(store(), BERT, granted("e-1"));
        record(store(), ANNA, granted("e-1"), withdrawn("e-2"));
        long before = Feeds.total(store().feed().heads());
        erase(ANNA);
        assertThat(Feeds.total(store().feed().heads())).isEqualTo(before + 1);
        assertThat(Feeds.all(store().feed())).extracting(FeedEntry::subject).containsExactly(BERT);
        record(store(), ANNA, granted("e-1"));
        assertThat(Feeds.all(store().feed()))
                .filteredOn(entry -> entry.subject().equals(ANNA))
                .extracting(FeedEntry::sequence)
                .containsExactly(1L);
    }

    /** Of eight threads that erase at once one does it. */
    @Test
    default void whoeverIsErasedByManyAtOnceIsErasedOnce() {
        record(store(), ANNA, granted("e-1"));
        List<Outcome> outcomes = Threads.together(
                8,
                thread -> store().events()
                        .erase(
                                ANNA,
                                new EventId("erasure-" + thread),
                                NOON.plus(Duration.ofSeconds(thread)),
                                Actor.subject()));
        assertThat(outcomes).allMatch(Outcome::isRecorded);
        assertThat(outcomes)
                .filteredOn(outcome -> !((Recorded) outcome).repeated())
                .hasSize(1);
        assertThat(load(ANNA)).isEqualTo(SubjectState.empty().inEpoch(1));
    }
}
