package io.klartext.consent.testkit;

import static io.klartext.consent.testkit.Requests.ANNA;
import static io.klartext.consent.testkit.Requests.BERT;
import static io.klartext.consent.testkit.Requests.NOON;
import static io.klartext.consent.testkit.Requests.granted;
import static io.klartext.consent.testkit.Requests.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.SubjectId;
import io.klartext.consent.explain.Basis;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.explain.PastExplanation;
import io.klartext.consent.explain.PastExplanation.Entered;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.ExplanationLog;
import io.klartext.consent.store.KeepsExplanations;
import io.klartext.consent.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every store promises that {@linkplain KeepsExplanations keeps explanations}, as tests. A store's author extends it
 * beside {@link ConsentStoreContract} and gives an empty store. What no test here covers: loss of power, and that what is
 * destroyed cannot be restored from a disk.
 */
public abstract class ExplanationLogContract {

    private static final int PLENTY = 1000;

    private @Nullable ConsentStore store;

    /** For the store's own test class. */
    protected ExplanationLogContract() {}

    /**
     * Opens an empty store that keeps explanations. It is called once for each test, and the store is closed after it.
     *
     * @return a store in which nothing is recorded
     */
    protected abstract ConsentStore open();

    @BeforeEach
    final void openTheStore() {
        store = open();
    }

    @AfterEach
    final void closeTheStore() {
        if (store != null) {
            store.close();
        }
    }

    private ConsentStore store() {
        if (store == null) {
            throw new IllegalStateException("There is a store only while a test runs");
        }
        return store;
    }

    private ExplanationLog log() {
        assertThat(store()).isInstanceOf(KeepsExplanations.class);
        return ((KeepsExplanations) store()).explanations();
    }

    private static PastExplanation shown(String offer, Instant at, Entered... factors) {
        return shown(offer, "cart.picks", factors.length == 0 ? Basis.POPULAR : Basis.PERSONALISED, at, factors);
    }

    private static PastExplanation shown(String offer, String surface, Basis basis, Instant at, Entered... factors) {
        return new PastExplanation(
                offer,
                surface,
                Offer.Kind.OWN,
                Offer.Effect.SELECTION,
                basis,
                SamplePolicy.ADS,
                3,
                List.of(factors),
                at,
                at,
                1);
    }

    private static Instant after(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    @Test
    final void aStoreKeepsNothingOfWhomItNeverSaw() {
        assertThat(log()).isSameAs(log());
        assertThat(log().of(ANNA)).isEmpty();
        log().erase(ANNA);
        assertThat(log().prune(after(0), 10)).isZero();
    }

    @Test
    final void everyEntryIsKeptToTheLastField() {
        List<PastExplanation> entries = new ArrayList<>();
        String text = "\u0434 \ud83e\udd6a '\"%_\n".repeat(40);
        for (Offer.Kind kind : Offer.Kind.values()) {
            for (Offer.Effect effect : Offer.Effect.values()) {
                for (Basis basis : Basis.values()) {
                    entries.add(new PastExplanation(
                            text,
                            text + entries.size(),
                            kind,
                            effect,
                            basis,
                            PurposeId.of("p".repeat(64)),
                            Integer.MAX_VALUE,
                            List.of(
                                    new Entered("a", Influence.PRIMARY, 0),
                                    new Entered(text, Influence.UNKNOWN, Integer.MAX_VALUE)),
                            after(entries.size()),
                            after(entries.size() + 1L).plusNanos(1000),
                            Integer.MAX_VALUE));
                }
            }
        }
        log().add(ANNA, entries, PLENTY);
        assertThat(log().of(ANNA)).containsExactlyInAnyOrderElementsOf(entries);
    }

    @Test
    final void theLatestStandsFirst() {
        for (int seconds : new int[] {5, 1, 9, 3, 7}) {
            log().add(ANNA, List.of(shown("o-" + seconds, after(seconds))), PLENTY);
        }
        assertThat(log().of(ANNA))
                .extracting(PastExplanation::offer)
                .containsExactly("o-9", "o-7", "o-5", "o-3", "o-1");
    }

    @Test
    final void showingsOfOneDayAreOneEntryThatSaysTheMost() {
        PastExplanation one = shown("o", after(0), new Entered("a", Influence.MINOR, 5));
        PastExplanation two =
                shown("o", after(60), new Entered("a", Influence.PRIMARY, 1), new Entered("b", Influence.MINOR, 0));
        log().add(ANNA, List.of(one), PLENTY);
        log().add(ANNA, List.of(two, one), PLENTY);
        assertThat(log().of(ANNA)).containsExactly(one.and(two).and(one));
    }

    @Test
    final void anotherDaySurfaceOrBasisIsAnotherEntry() {
        List<PastExplanation> entries = List.of(
                shown("o", "cart", Basis.POPULAR, after(0)),
                shown("o", "cart", Basis.RANDOM, after(0)),
                shown("o", "home", Basis.POPULAR, after(0)),
                shown("O", "cart", Basis.POPULAR, after(0)),
                shown("o ", "cart", Basis.POPULAR, after(0)),
                shown("o", "cart", Basis.POPULAR, after(86_400)));
        entries.forEach(entry -> log().add(ANNA, List.of(entry), PLENTY));
        assertThat(log().of(ANNA)).containsExactlyInAnyOrderElementsOf(entries);
    }

    @Test
    final void whatWasShownLongestAgoGoesFirst() {
        for (int seconds : new int[] {4, 2, 6}) {
            log().add(ANNA, List.of(shown("o-" + seconds, after(seconds))), 3);
        }
        log().add(ANNA, List.of(shown("o-5", after(5))), 3);
        assertThat(log().of(ANNA)).extracting(PastExplanation::offer).containsExactly("o-6", "o-5", "o-4");
        log().add(ANNA, List.of(shown("o-1", after(1))), 3);
        assertThat(log().of(ANNA)).extracting(PastExplanation::offer).containsExactly("o-6", "o-5", "o-4");
        log().add(ANNA, List.of(shown("o-7", after(7)), shown("o-8", after(8)), shown("o-9", after(9))), 1);
        assertThat(log().of(ANNA)).extracting(PastExplanation::offer).containsExactly("o-9");
    }

    /** Promise 6. */
    @Test
    final void nobodySeesPushesOutOrErasesWhatAnotherWasShown() {
        SubjectId visitor = SubjectId.visitor(ANNA.value());
        for (SubjectId subject : List.of(ANNA, BERT, visitor, SubjectId.account("C-1842"))) {
            log().add(subject, List.of(shown("of " + subject.kind() + subject.value(), after(0))), 1);
        }
        assertThat(log().of(ANNA)).extracting(PastExplanation::offer).containsExactly("of ACCOUNTc-1842");
        log().erase(ANNA);
        assertThat(log().of(ANNA)).isEmpty();
        assertThat(log().of(BERT)).hasSize(1);
        assertThat(log().of(visitor)).extracting(PastExplanation::offer).containsExactly("of VISITORc-1842");
        assertThat(log().of(SubjectId.account("C-1842"))).hasSize(1);
    }

    @Test
    @Tag("GDPR-17")
    final void whatIsErasedIsGoneAndEventsStay() {
        log().add(ANNA, List.of(shown("o", after(0))), PLENTY);
        List<ConsentEvent> events = record(store(), ANNA, granted("e-1"));
        log().add(ANNA, List.of(shown("p", after(1))), PLENTY);
        log().erase(ANNA);
        assertThat(log().of(ANNA)).isEmpty();
        assertThat(store().events().history(ANNA)).isEqualTo(events);
        log().add(ANNA, List.of(shown("o", after(2))), PLENTY);
        assertThat(log().of(ANNA)).containsExactly(shown("o", after(2)));
    }

    @Test
    final void whatIsKeptIsNoEventAndChangesNothingThatStands() {
        log().add(ANNA, List.of(shown("o", after(0))), PLENTY);
        assertThat(store().events().load(ANNA)).isEqualTo(SubjectState.empty());
        assertThat(store().events().history(ANNA)).isEmpty();
        assertThat(Feeds.all(store().feed())).isEmpty();
        List<ConsentEvent> events = record(store(), ANNA, granted("e-1"));
        assertThat(store().events().load(ANNA)).isEqualTo(SubjectState.of(events));
        assertThat(events.get(0).sequence()).isEqualTo(1);
        assertThat(log().of(ANNA)).hasSize(1);
    }

    @Test
    @Tag("GDPR-5.1.e")
    final void pruningTakesWhatWasLastShownBeforeAndNothingElse() {
        log().add(ANNA, List.of(shown("old", after(-1)), shown("edge", after(0)), shown("new", after(1))), PLENTY);
        log().add(BERT, List.of(shown("old", after(-2))), PLENTY);
        log().add(BERT, List.of(shown("again", after(-3))), PLENTY);
        log().add(BERT, List.of(shown("again", after(3))), PLENTY);
        assertThat(log().prune(after(0), PLENTY)).isEqualTo(2);
        assertThat(log().of(ANNA)).extracting(PastExplanation::offer).containsExactly("new", "edge");
        assertThat(log().of(BERT)).extracting(PastExplanation::offer).containsExactly("again");
        assertThat(log().prune(after(0), PLENTY)).isZero();
    }

    @Test
    final void pruningTakesNoMoreThanItMayAtOnceAndSaysHowMany() {
        for (int i = 0; i < 7; i++) {
            log().add(SubjectId.visitor("v-" + i % 3), List.of(shown("o-" + i, after(i))), PLENTY);
        }
        assertThat(log().prune(after(6), 4)).isEqualTo(4);
        assertThat(log().prune(after(6), 4)).isEqualTo(2);
        assertThat(log().prune(after(6), 4)).isZero();
        assertThat(log().of(SubjectId.visitor("v-0"))).hasSize(1);
    }

    /** Random additions, against the same in plain maps; the bound is not reached. */
    @Test
    final void whateverIsAddedIsWhatTheEntriesJoinedAre() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            SubjectId subject = SubjectId.visitor("v-" + seed);
            Map<PastExplanation.Key, PastExplanation> expected = new HashMap<>();
            for (int left = 1 + random.nextInt(12); left > 0; left--) {
                List<PastExplanation> batch = new ArrayList<>();
                for (int entries = 1 + random.nextInt(3); entries > 0; entries--) {
                    batch.add(shown(
                            "o-" + random.nextInt(3),
                            after(random.nextInt(3) * 86_400L + random.nextInt(1000)),
                            new Entered(
                                    "c-" + random.nextInt(3),
                                    List.of(Influence.values()).get(random.nextInt(4)),
                                    random.nextInt(5))));
                }
                log().add(subject, batch, PLENTY);
                batch.forEach(entry -> expected.merge(entry.key(), entry, PastExplanation::and));
            }
            assertThat(log().of(subject)).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(expected.values());
        }
    }

    @Test
    final void manyThreadsLoseNothing() {
        Threads.together(6, thread -> {
            for (int i = 0; i < 20; i++) {
                log().add(i % 2 == 0 ? ANNA : BERT, List.of(shown("o", after(thread))), PLENTY);
            }
            return thread;
        });
        for (SubjectId subject : List.of(ANNA, BERT)) {
            assertThat(log().of(subject)).extracting(PastExplanation::times).containsExactly(60);
        }
    }

    @Test
    final void everyCallAfterCloseIsAStoreException() {
        ExplanationLog log = log();
        store().close();
        List<ThrowingCallable> calls = List.of(
                () -> log.add(ANNA, List.of(shown("o", after(0))), PLENTY),
                () -> log.of(ANNA),
                () -> log.erase(ANNA),
                () -> log.prune(NOON.minus(Duration.ofDays(1)), 1));
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call).isInstanceOf(StoreException.class).hasMessageNotContaining(ANNA.value());
        }
    }
}
