package io.klartext.consent.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.FaultyStore;
import io.klartext.consent.FaultyStore.Call;
import io.klartext.consent.SamplePolicy;
import io.klartext.consent.SubjectId;
import io.klartext.consent.TestClock;
import io.klartext.consent.internal.ManagerSettings;
import io.klartext.consent.internal.decision.AppliedPolicy;
import io.klartext.consent.internal.meter.Meters;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyVersions;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.PendingEvent;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The protocol of the lease, poll by poll. */
class LeasedCacheTest {

    private static final SubjectId ANNA = SubjectId.account("c-1842");
    private static final SubjectId BEN = SubjectId.account("c-7");
    private static final Duration BOUND = Duration.ofSeconds(5);

    private final TestClock clock = new TestClock();
    private final FaultyStore store = new FaultyStore();
    private final Policy policy = SamplePolicy.policy();
    private final AppliedPolicy applied =
            AppliedPolicy.at(clock.instant(), PolicyVersions.of(List.of(policy)), new Meters(null));
    private LeasedCache cache = cache();
    private int events;

    private LeasedCache cache() {
        ManagerSettings settings = new ManagerSettings();
        settings.clock = clock;
        settings.nanos = clock::nanos;
        return new LeasedCache(
                store.events(), store.feed(), settings, state -> SubjectEntry.of(applied, state, clock.instant()));
    }

    private void appendElsewhere(SubjectId subject) {
        PendingEvent event = PendingEvent.choice(
                new EventId("e-" + ++events),
                clock.instant(),
                Choice.refused(SamplePolicy.ADS),
                Evidence.of(policy.notice("en"), Method.BUTTON));
        store.events().append(subject, List.of(event), AppendCondition.none());
    }

    @BeforeEach
    void start() {
        cache = cache();
        cache.poll();
    }

    @Test
    void without_a_poll_nothing_is_trusted() {
        LeasedCache fresh = cache();
        fresh.load(ANNA);

        assertThat(fresh.ifFresh(ANNA)).isNull();
    }

    @Test
    void a_poll_throws_out_exactly_who_changed() {
        cache.load(ANNA);
        cache.load(BEN);
        appendElsewhere(ANNA);
        assertThat(cache.ifFresh(ANNA)).isNotNull();

        cache.poll();

        assertThat(cache.ifFresh(ANNA)).isNull();
        assertThat(cache.ifFresh(BEN)).isNotNull();
    }

    @Test
    void an_entry_that_is_newer_than_the_feed_stays() {
        appendElsewhere(ANNA);
        cache.load(ANNA);

        cache.poll();

        assertThat(cache.ifFresh(ANNA)).isNotNull();
    }

    @Test
    void a_lease_is_counted_from_before_the_poll_not_from_its_answer() {
        cache.load(ANNA);
        store.before(Call.HEADS, () -> clock.advance(BOUND.minusMillis(1)));
        cache.poll();

        assertThat(cache.ifFresh(ANNA)).isNotNull();
        clock.advance(Duration.ofMillis(1));
        assertThat(cache.ifFresh(ANNA)).isNull();
    }

    @Test
    void a_poll_that_fails_renews_nothing_and_a_later_one_does() {
        cache.load(ANNA);
        store.failAt(Call.HEADS);
        clock.advance(BOUND.minusMillis(1));
        cache.poll();
        clock.advance(Duration.ofMillis(1));
        assertThat(cache.ifFresh(ANNA)).isNull();

        store.heal();
        cache.poll();
        assertThat(cache.ifFresh(ANNA)).isNotNull();
    }

    @Test
    void a_feed_that_cannot_be_read_renews_nothing() {
        cache.load(ANNA);
        appendElsewhere(ANNA);
        store.failAt(Call.READ);
        clock.advance(BOUND.minusMillis(1));
        cache.poll();
        clock.advance(Duration.ofMillis(1));

        assertThat(cache.ifFresh(ANNA)).isNull();
    }

    @Test
    void news_that_a_failed_poll_missed_are_read_by_the_next() {
        cache.load(ANNA);
        appendElsewhere(ANNA);
        store.failAt(Call.READ);
        cache.poll();
        store.heal();
        cache.poll();

        assertThat(cache.ifFresh(ANNA)).isNull();
    }

    @Test
    void a_load_that_a_poll_overtook_is_not_kept() {
        store.after(Call.LOAD, () -> {
            appendElsewhere(ANNA);
            cache.poll();
        });

        cache.load(ANNA);

        assertThat(cache.ifFresh(ANNA)).isNull();
    }

    @Test
    void a_gap_in_the_feed_forgets_everybody() {
        cache.load(ANNA);
        cache.load(BEN);
        appendElsewhere(ANNA);
        store.answerHeadsWith(3);

        cache.poll();

        assertThat(cache.ifFresh(BEN)).isNull();
    }

    @Test
    void a_flood_forgets_everybody_instead_of_reading_it_all() {
        cache.load(BEN);
        store.answerHeadsWith(1_000_000);
        int before = store.calls();

        cache.poll();

        assertThat(cache.ifFresh(BEN)).isNull();
        assertThat(store.calls()).isEqualTo(before + 1);
    }

    @Test
    void a_feed_that_goes_back_forgets_everybody() {
        appendElsewhere(ANNA);
        cache.poll();
        cache.load(BEN);
        store.answerHeadsWith(0);

        cache.poll();

        assertThat(cache.ifFresh(BEN)).isNull();
    }

    /**
     * Fifty thousand races: the load has its answer, then an event comes and a poll, while the load is about to keep what it
     * has. With the check and the insertion as one step of the map alone, this failed within two hundred rounds.
     */
    @Test
    void a_load_that_races_with_a_poll_never_leaves_an_older_state() throws Exception {
        SplittableRandom random = new SplittableRandom(20_261_122);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            for (int round = 0; round < 50_000; round++) {
                SubjectId subject = SubjectId.account("s-" + round);
                CountDownLatch answered = new CountDownLatch(1);
                int pause = random.nextInt(400);
                store.after(Call.LOAD, () -> {
                    answered.countDown();
                    for (int i = 0; i < pause; i++) {
                        Thread.onSpinWait();
                    }
                });
                Future<?> load = other.submit(() -> cache.load(subject));
                answered.await();
                appendElsewhere(subject);
                cache.poll();
                load.get();

                SubjectEntry kept = cache.ifFresh(subject);
                assertThat(kept == null ? 1 : kept.state().headSequence())
                        .as("round %d of seed 20261122", round)
                        .isEqualTo(1);
            }
        } finally {
            other.shutdown();
        }
    }

    @Test
    void people_whose_ids_share_a_hash_are_kept_apart() {
        SubjectId one = SubjectId.account("Aa");
        SubjectId other = SubjectId.account("BB");
        assertThat(one).hasSameHashCodeAs(other);
        appendElsewhere(one);

        cache.load(one);
        cache.load(other);

        assertThat(cache.ifFresh(one))
                .extracting(entry -> entry.state().headSequence())
                .isEqualTo(1L);
        assertThat(cache.ifFresh(other))
                .extracting(entry -> entry.state().headSequence())
                .isEqualTo(0L);
    }
}
