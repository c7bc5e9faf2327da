package io.klartext.consent.testkit;

import static io.klartext.consent.testkit.Requests.ANNA;
import static io.klartext.consent.testkit.Requests.BERT;
import static io.klartext.consent.testkit.Requests.granted;
import static io.klartext.consent.testkit.Requests.record;
import static io.klartext.consent.testkit.Requests.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.store.ChangeFeed;
import io.klartext.consent.store.FeedEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** {@code ChangeFeed}: F1 and F2, on which the freshness bound rests, and positions without gaps. */
interface FeedPromises extends StoreUnderTest {

    @Test
    default void theFeedOfAnEmptyStoreIsEmpty() {
        assertThat(store().feed().heads()).isNotEmpty().containsOnly(0L);
    }

    @Test
    default void readingPastTheHeadGivesWhatThereIs() {
        record(store(), ANNA, granted("e-1"));
        ChangeFeed feed = store().feed();
        for (int partition = 0; partition < feed.heads().length; partition++) {
            long head = feed.heads()[partition];
            assertThat(feed.read(partition, head, head + 5)).isEmpty();
            assertThat(feed.read(partition, head + 3, head + 5)).isEmpty();
            assertThat(feed.read(partition, 0, head + 5)).hasSize((int) head);
        }
    }

    /** F1. */
    @Test
    default void anAcknowledgedEventLiesAtOrBelowTheNextHeads() {
        long[] before = store().feed().heads();
        record(store(), ANNA, granted("e-1"));
        long[] after = store().feed().heads();
        assertThat(Feeds.between(store().feed(), before, after))
                .extracting(FeedEntry::subject, FeedEntry::sequence)
                .containsExactly(tuple(ANNA, 1L));
    }

    @Test
    default void everyEventOfABatchHasItsEntry() {
        record(store(), ANNA, granted("b/1"), withdrawn("b/2"), granted("b/3"));
        assertThat(Feeds.all(store().feed()))
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry.subject()).isEqualTo(ANNA))
                .extracting(FeedEntry::sequence)
                .containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    default void readingStartsAfterTheOnePositionAndEndsAtTheOther() {
        for (int i = 1; i <= 6; i++) {
            record(store(), ANNA, granted("e-" + i));
        }
        ChangeFeed feed = store().feed();
        long[] heads = feed.heads();
        for (int partition = 0; partition < heads.length; partition++) {
            for (long after = 0; after < heads[partition]; after++) {
                for (long upTo = after; upTo <= heads[partition]; upTo++) {
                    assertThat(feed.read(partition, after, upTo))
                            .extracting(FeedEntry::position)
                            .containsExactlyElementsOf(LongStream.rangeClosed(after + 1, upTo)
                                    .boxed()
                                    .toList());
                }
            }
        }
        assertThat(Feeds.all(feed))
                .allSatisfy(entry -> assertThat(entry.partition()).isBetween(0, heads.length - 1));
    }

    @Test
    default void entriesOfManySubjectsNameTheirOwnSubject() {
        record(store(), ANNA, granted("e-1"));
        record(store(), BERT, granted("e-1"));
        record(store(), SubjectId.visitor("c-1842"), granted("e-1"));
        assertThat(Feeds.all(store().feed()))
                .extracting(FeedEntry::subject)
                .containsExactlyInAnyOrder(ANNA, BERT, SubjectId.visitor("c-1842"));
    }

    @Test
    default void anEntryThatWasReadNeverChanges() {
        record(store(), ANNA, granted("e-1"), withdrawn("e-2"));
        long[] heads = store().feed().heads();
        List<FeedEntry> before = Feeds.all(store().feed());
        record(store(), BERT, granted("e-1"));
        record(store(), ANNA, granted("e-3"));
        assertThat(Feeds.between(store().feed(), new long[heads.length], heads)).isEqualTo(before);
    }

    @Test
    default void whoeverHoldsTheHeadsCannotChangeThem() {
        record(store(), ANNA, granted("e-1"));
        long[] held = store().feed().heads();
        long[] expected = held.clone();
        Arrays.fill(held, 99);
        assertThat(store().feed().heads()).isEqualTo(expected);
    }

    @Test
    default void theNumberOfPartitionsNeverChanges() {
        int partitions = store().feed().heads().length;
        for (int i = 0; i < 40; i++) {
            record(store(), SubjectId.visitor("v-" + i), granted("e-1"));
        }
        assertThat(store().feed().heads()).hasSize(partitions);
    }

    /** F1, with eight threads that write and look at once. */
    @Test
    default void everyWriterFindsItsOwnEventUnderTheNextHeads() {
        Threads.together(8, thread -> {
            SubjectId subject = SubjectId.visitor("v-" + thread);
            for (int i = 0; i < 15; i++) {
                long[] before = store().feed().heads();
                ConsentEvent event = record(store(), subject, granted("e-" + i)).get(0);
                assertThat(Feeds.between(store().feed(), before, store().feed().heads()))
                        .anySatisfy(entry -> {
                            assertThat(entry.subject()).isEqualTo(subject);
                            assertThat(entry.sequence()).isEqualTo(event.sequence());
                        });
            }
            return thread;
        });
    }

    /** F2, and positions without gaps in the order of commit: what a poller has passed is never filled in later. */
    @Test
    default void aPollerMissesNothingAndCanLoadWhatItSaw() {
        int writers = 7;
        AtomicInteger writing = new AtomicInteger(writers);
        List<List<FeedEntry>> results = Threads.together(writers + 1, thread -> {
            if (thread < writers) {
                try {
                    for (int i = 0; i < 25; i++) {
                        record(store(), SubjectId.visitor("v-" + (thread + i) % 5), granted(thread + "-" + i));
                    }
                } finally {
                    writing.decrementAndGet();
                }
                return List.of();
            }
            return poll(writing);
        });
        List<FeedEntry> seen = results.get(writers);
        assertThat(seen).hasSize(writers * 25);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(Feeds.all(store().feed()));
        Map<List<Object>, Long> last = new HashMap<>();
        for (FeedEntry entry : seen) {
            Long before = last.put(List.of(entry.partition(), entry.subject()), entry.sequence());
            assertThat(before == null || before < entry.sequence())
                    .as("the events of a subject stand in their order")
                    .isTrue();
        }
    }

    private List<FeedEntry> poll(AtomicInteger writing) {
        List<FeedEntry> seen = new ArrayList<>();
        long[] position = new long[store().feed().heads().length];
        boolean last = false;
        while (!last) {
            last = writing.get() == 0;
            long[] heads = store().feed().heads();
            List<FeedEntry> news = Feeds.between(store().feed(), position, heads);
            assertThat(news).hasSize((int) (Feeds.total(heads) - Feeds.total(position)));
            for (FeedEntry entry : news) {
                assertThat(store().events().load(entry.subject()).headSequence())
                        .as("F2: a load after the entry is visible sees the event")
                        .isGreaterThanOrEqualTo(entry.sequence());
            }
            seen.addAll(news);
            position = heads;
        }
        return seen;
    }
}
