package io.klartext.consent.internal.explain;

import static io.klartext.consent.SamplePolicy.ADS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.ConsentException;
import io.klartext.consent.FaultyStore;
import io.klartext.consent.SubjectId;
import io.klartext.consent.TestClock;
import io.klartext.consent.explain.Basis;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Factor;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.explain.PastExplanation;
import io.klartext.consent.explain.PastExplanation.Entered;
import io.klartext.consent.internal.meter.Meters;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Origin;
import io.klartext.consent.store.ExplanationLog;
import io.klartext.consent.store.InMemoryConsentStore;
import io.klartext.consent.store.StoreException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What waits, what is written and what is lost; the thread itself does nothing but call {@code work}. */
final class KeptExplanationsTest {

    private static final SubjectId ANNA = SubjectId.account("c-1842");
    private static final SubjectId BERT = SubjectId.account("c-1843");

    /** A log in memory that can fail. */
    private static final class Log implements ExplanationLog {
        private final ExplanationLog good = new InMemoryConsentStore().explanations();
        private Runnable before = () -> {};
        private int writes;

        @Override
        public void add(SubjectId subject, List<PastExplanation> shown, int most) {
            writes++;
            before.run();
            good.add(subject, shown, most);
        }

        @Override
        public List<PastExplanation> of(SubjectId subject) {
            return good.of(subject);
        }

        @Override
        public void erase(SubjectId subject) {
            good.erase(subject);
        }

        @Override
        public int prune(Instant before, int most) {
            return good.prune(before, most);
        }
    }

    private final TestClock clock = new TestClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Log log = new Log();
    private final KeptExplanations kept = new KeptExplanations(
            log, new Retention(Duration.ofDays(90), 50), clock, clock::nanos, new Meters(registry));

    @AfterEach
    void close() {
        kept.close();
    }

    private static Explanation explanation(String offer, Factor... factors) {
        return new Explanation(
                Offer.own(offer).titled("Truffle oil").onSurface("cart.picks"),
                factors.length > 0 ? Basis.PERSONALISED : Basis.POPULAR,
                ADS,
                Optional.of(LegalBasis.CONSENT),
                1,
                List.of(factors),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Factor factor(Influence influence, int more) {
        return Factor.of(
                "purchase-history", Origin.OBSERVED, influence, List.of(Factor.Value.of("Saffron in May")), more);
    }

    private double lost() {
        return registry.find("klartext.explanations.lost").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static void away() {
        throw new StoreException("The store is away");
    }

    @Test
    @Tag("GDPR-5.1.c")
    void an_entry_holds_kinds_of_data_and_no_title_or_value() {
        kept.shown(ANNA, explanation("oil-1", factor(Influence.PRIMARY, 4)));
        PastExplanation entry = kept.of(ANNA).get(0);
        assertThat(entry.offer()).isEqualTo("oil-1");
        assertThat(entry.surface()).isEqualTo("cart.picks");
        assertThat(entry.factors()).containsExactly(new Entered("purchase-history", Influence.PRIMARY, 5));
        assertThat(entry.json())
                .isEqualTo(
                        "{\"offer\":\"oil-1\",\"surface\":\"cart.picks\",\"kind\":\"own\",\"affects\":\"selection\","
                                + "\"basis\":\"personalised\",\"purpose\":\"personalized-ads\",\"policyVersion\":1,"
                                + "\"factors\":[{\"category\":\"purchase-history\",\"influence\":\"primary\",\"values\":5}],"
                                + "\"firstShown\":\"2026-11-22T10:00:00Z\",\"lastShown\":\"2026-11-22T10:00:00Z\",\"times\":1}");
        assertThat(kept.jsonLines(ANNA)).containsExactly(entry.json());
        assertThat(entry.toString() + entry.json()).doesNotContain("Truffle", "Saffron");
    }

    @Test
    void a_page_that_is_loaded_again_counts_and_makes_no_other_entry() {
        for (int i = 0; i < 3; i++) {
            kept.shown(ANNA, explanation("oil-1", factor(i == 1 ? Influence.PRIMARY : Influence.MINOR, i)));
            kept.work();
            clock.advance(Duration.ofMinutes(1));
        }
        PastExplanation entry = kept.of(ANNA).get(0);
        assertThat(kept.of(ANNA)).hasSize(1);
        assertThat(entry.times()).isEqualTo(3);
        assertThat(entry.factors())
                .as("the strongest influence and the most values of the day")
                .containsExactly(new Entered("purchase-history", Influence.PRIMARY, 3));
        assertThat(Duration.between(entry.firstShown(), entry.lastShown())).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void another_day_surface_or_basis_is_an_entry_of_its_own() {
        kept.shown(ANNA, explanation("oil-1", factor(Influence.PRIMARY, 0)));
        kept.shown(ANNA, explanation("oil-1"));
        kept.shown(ANNA, explanation("oil-1").with(Offer.own("oil-1").onSurface("home")));
        clock.advance(Duration.ofDays(1));
        kept.shown(ANNA, explanation("oil-1"));
        assertThat(kept.of(ANNA)).hasSize(4).extracting(PastExplanation::times).containsOnly(1);
        assertThat(kept.of(ANNA)).extracting(PastExplanation::lastShown).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void a_page_only_queues_and_reading_sees_what_is_queued() {
        for (int i = 0; i < 100; i++) {
            kept.shown(ANNA, explanation("oil-1"));
        }
        assertThat(log.writes).isZero();
        assertThat(kept.of(ANNA))
                .hasSize(1)
                .first()
                .extracting(PastExplanation::times)
                .isEqualTo(100);
        assertThat(log.writes).isEqualTo(1);
        assertThat(kept.of(BERT)).isEmpty();
    }

    @Test
    void while_the_store_is_away_entries_wait_and_pages_go_on() {
        log.before = KeptExplanationsTest::away;
        kept.shown(ANNA, explanation("oil-1"));
        kept.work();
        kept.shown(ANNA, explanation("oil-1"));
        kept.work();
        assertThatThrownBy(() -> kept.of(ANNA)).isInstanceOf(StoreException.class);
        log.before = () -> {};
        kept.work();
        assertThat(log.of(ANNA)).extracting(PastExplanation::times).containsExactly(2);
        assertThat(lost()).isZero();
    }

    @Test
    void what_does_not_fit_is_lost_and_counted() {
        log.before = KeptExplanationsTest::away;
        for (int i = 0; i < Queue.MOST + 7; i++) {
            kept.shown(ANNA, explanation("oil-" + i));
        }
        assertThat(lost()).isEqualTo(7);
        kept.shown(ANNA, explanation("oil-0"));
        assertThat(lost()).as("one that waits already fits").isEqualTo(7);
        kept.close();
        assertThat(lost()).as("what the store did not take").isEqualTo(Queue.MOST + 7);
        kept.shown(ANNA, explanation("oil-late"));
        assertThat(lost()).as("after the close").isEqualTo(Queue.MOST + 8);
    }

    @Test
    void what_no_store_could_keep_and_a_store_that_breaks_its_contract_cost_the_entry_alone() {
        kept.shown(ANNA, explanation("\ud83d"));
        assertThat(lost()).isEqualTo(1);
        log.before = () -> {
            throw new IllegalStateException("boom");
        };
        kept.shown(ANNA, explanation("oil-1"));
        kept.work();
        assertThat(lost()).isEqualTo(2);
        log.before = () -> {};
        kept.shown(BERT, explanation("oil-1"));
        kept.work();
        assertThat(log.of(BERT)).hasSize(1);
        assertThat(log.of(ANNA)).isEmpty();
    }

    @Test
    void the_close_writes_what_waits() {
        kept.shown(ANNA, explanation("oil-1"));
        kept.shown(BERT, explanation("oil-2"));
        kept.close();
        assertThat(log.of(ANNA)).hasSize(1);
        assertThat(log.of(BERT)).hasSize(1);
        assertThat(lost()).isZero();
    }

    @Test
    @Tag("GDPR-17")
    void what_is_erased_is_gone_from_the_store_and_from_the_queue() {
        kept.shown(ANNA, explanation("oil-1"));
        kept.work();
        kept.shown(ANNA, explanation("oil-2"));
        kept.shown(BERT, explanation("oil-2"));
        kept.erase(ANNA);
        kept.work();
        assertThat(kept.of(ANNA)).isEmpty();
        assertThat(log.of(ANNA)).isEmpty();
        assertThat(kept.of(BERT)).hasSize(1);
    }

    @Test
    @Tag("GDPR-5.1.e")
    void what_is_over_is_not_read_and_soon_destroyed() {
        kept.shown(ANNA, explanation("oil-1"));
        kept.work();
        clock.advance(Duration.ofDays(90));
        assertThat(kept.of(ANNA)).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(kept.of(ANNA)).as("not read, though it is still there").isEmpty();
        assertThat(log.of(ANNA)).hasSize(1);
        kept.work();
        assertThat(log.of(ANNA)).isEmpty();
    }

    @Test
    void of_one_person_only_so_many_are_kept() {
        for (int i = 0; i < 60; i++) {
            kept.shown(ANNA, explanation("oil-" + i));
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(kept.of(ANNA))
                .hasSize(50)
                .first()
                .extracting(PastExplanation::offer)
                .isEqualTo("oil-59");
        assertThat(kept.of(ANNA)).last().extracting(PastExplanation::offer).isEqualTo("oil-10");
    }

    @Test
    void a_store_without_the_power_is_refused_at_the_start() {
        assertThatThrownBy(() -> KeptExplanations.in(
                        new FaultyStore(),
                        new Retention(Duration.ofDays(1), 1),
                        clock,
                        clock::nanos,
                        new Meters(registry)))
                .isInstanceOf(ConsentException.class)
                .hasMessageContainingAll("KeepsExplanations", ".explanationHistory(");
    }

    @Test
    void a_history_has_a_bound_in_time_and_number() {
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofDays(4000))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Retention(wrong, 10));
        }
        for (int wrong : new int[] {0, -1, 10_001}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Retention(Duration.ofDays(1), wrong));
        }
    }
}
