package io.klartext.consent;

import static io.klartext.consent.SamplePolicy.ADS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.FaultyStore.Call;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Freshness;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Erasure;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Recorded;
import io.klartext.consent.ledger.Outcome.Rejected;
import io.klartext.consent.ledger.Outcome.Unknown;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.profile.ProfileView;
import io.klartext.consent.select.Selection;
import io.klartext.consent.select.Selector;
import io.klartext.consent.store.InMemoryConsentStore;
import io.klartext.consent.store.PendingEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody is erased: from the door, from the history of explanations, on every node, and for whatever comes later. */
@Tag("GDPR-17")
class ErasureTest {

    private static final SubjectId ANNA = SubjectId.account("c-1842");
    private static final Actor OFFICER = Actor.staff("s-1");

    private final TestClock clock = new TestClock();

    private ConsentManagerBuilder builder() {
        return ConsentManager.builder()
                .policy(SamplePolicy.policy())
                .clock(clock)
                .monotonicClock(clock::nanos)
                .freshness(new Freshness(Duration.ofHours(2), Duration.ofHours(1)));
    }

    private static Outcome says(ConsentManager consents, Choice choice) {
        return consents.record(ANNA, choice, Evidence.of(consents.policy().notice("en"), Method.BUTTON));
    }

    @Test
    void whoever_is_erased_is_denied_whatever_the_basis() {
        try (ConsentManager consents = builder().build()) {
            says(consents, Choice.granted(ADS));
            assertThat(consents.check(ANNA, ADS).allowed()).isTrue();

            Recorded erased = (Recorded) consents.erase(ANNA, OFFICER);

            assertThat(erased.events())
                    .singleElement()
                    .satisfies(event -> assertThat(event.kind()).isEqualTo("erased"));
            for (Purpose purpose : consents.policy().purposes()) {
                assertThat(consents.check(ANNA, purpose.id()).reason()).isEqualTo(Reason.ERASED);
            }
            assertThat(consents.pending(ANNA)).isEmpty();
            assertThat(consents.history(ANNA).events()).isEmpty();
            assertThat(consents.erasureEpoch(ANNA)).hasValue(1);
        }
    }

    @Test
    void about_the_time_before_nothing_can_be_said_any_more() {
        try (ConsentManager consents = builder().build()) {
            says(consents, Choice.granted(ADS));
            clock.advance(Duration.ofDays(1));
            consents.erase(ANNA, OFFICER);
            says(consents, Choice.granted(ADS));
            assertThat(consents.checkAt(ANNA, ADS, clock.instant().minus(Duration.ofHours(1)))
                            .decision()
                            .reason())
                    .isEqualTo(Reason.ERASED);
            assertThat(consents.checkAt(ANNA, ADS, clock.instant()).decision().allowed())
                    .isTrue();
        }
    }

    /** An objection dies with the person, and must not come back as silence. */
    @Test
    void somebody_new_of_the_same_id_begins_with_nothing() {
        try (ConsentManager consents = builder().build()) {
            says(consents, Choice.granted(ADS));
            consents.erase(ANNA, OFFICER);
            says(consents, Choice.refused(SamplePolicy.NEWS));
            assertThat(consents.check(ANNA, ADS).reason()).isEqualTo(Reason.NOT_ASKED);
            assertThat(consents.history(ANNA).events()).hasSize(1);
            assertThat(consents.erasureEpoch(ANNA)).hasValue(1);
            consents.erase(ANNA, OFFICER);
            assertThat(consents.erasureEpoch(ANNA)).hasValue(2);
        }
    }

    @Test
    void another_node_follows_with_its_next_load_and_within_the_bound() {
        FaultyStore store = new FaultyStore();
        try (ConsentManager here = builder().store(store).build();
                ConsentManager there = builder().store(store).build()) {
            says(here, Choice.granted(ADS));
            assertThat(there.check(ANNA, ADS).allowed()).isTrue();
            here.erase(ANNA, OFFICER);
            assertThat(here.check(ANNA, ADS).reason()).isEqualTo(Reason.ERASED);
            clock.advance(Duration.ofHours(2));
            assertThat(there.check(ANNA, ADS).reason()).isEqualTo(Reason.ERASED);
        }
    }

    @Test
    void what_was_shown_is_erased_too_what_still_waits_to_be_written_included() {
        InMemoryConsentStore store = new InMemoryConsentStore();
        try (ConsentManager consents = builder()
                .store(store)
                .explanationHistory(Duration.ofDays(90), 100)
                .build()) {
            says(consents, Choice.granted(ADS));
            Explanation shown = shown(consents);
            consents.explanations().shown(ANNA, shown);
            assertThat(consents.explanations().of(ANNA)).hasSize(1);
            consents.explanations().shown(ANNA, shown);
            consents.erase(ANNA, OFFICER);
            assertThat(consents.explanations().of(ANNA)).isEmpty();
            // A page that was still being made, and somebody new behind it.
            consents.explanations().shown(ANNA, shown);
            assertThat(consents.explanations().of(ANNA)).isEmpty();
            says(consents, Choice.granted(ADS));
            assertThat(consents.explanations().of(ANNA)).isEmpty();
        }
    }

    private static Explanation shown(ConsentManager consents) {
        ProfileView view = consents.view(ANNA, ADS, Map.of("favouriteCategory", "truffles"));
        view.text("favouriteCategory");
        return view.explain(Offer.own("oil-1").onSurface("cart.picks"));
    }

    @Test
    void what_was_kept_of_a_showing_is_gone() {
        try (ConsentManager consents = builder().build()) {
            says(consents, Choice.granted(ADS));
            AtomicInteger runs = new AtomicInteger();
            Selector<String> selector = Selector.of(
                    view -> {
                        runs.incrementAndGet();
                        return List.of(view.text("favouriteCategory").orElse("bread"));
                    },
                    Function.<String>identity());
            Selection<String> selection = consents.select(ANNA, ADS, Map.of("favouriteCategory", "truffles"), selector);
            String key =
                    selection.key(ANNA, selection.explain(Offer.own("truffles").onSurface("cart.picks")));
            consents.erase(ANNA, OFFICER);
            says(consents, Choice.granted(ADS));
            assertThat(consents.influence(ANNA, key)).isEmpty();
            assertThat(runs).hasValue(1);
        }
    }

    @Test
    void without_an_answer_of_the_store_nobody_is_said_to_be_erased() {
        FaultyStore store = new FaultyStore();
        try (ConsentManager consents = builder().store(store).build()) {
            says(consents, Choice.granted(ADS));
            store.failAt(Call.ERASE);
            assertThat(consents.erase(ANNA, OFFICER))
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.STORE_UNAVAILABLE));
            store.heal();
            assertThat(consents.check(ANNA, ADS).allowed()).isTrue();
            store.breakContractAt(Call.ERASE);
            assertThat(consents.erase(ANNA, OFFICER)).isInstanceOf(Unknown.class);
            Decision inDoubt = consents.check(ANNA, ADS);
            assertThat(inDoubt.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(consents.erasureEpoch(ANNA)).isEmpty();
        }
    }

    @Test
    void a_record_does_not_erase() {
        try (ConsentManager consents = builder().build()) {
            assertThat(consents.record(ANNA, new Erasure(), OFFICER))
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.ONLY_BY_ERASING));
            assertThatThrownBy(() -> PendingEvent.fact(new EventId("e-1"), clock.instant(), new Erasure(), OFFICER))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("EventLog.erase");
        }
    }
}
