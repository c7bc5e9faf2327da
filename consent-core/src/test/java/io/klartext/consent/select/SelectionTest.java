package io.klartext.consent.select;

import static io.klartext.consent.SamplePolicy.ADS;
import static io.klartext.consent.explain.Influence.CONTRIBUTING;
import static io.klartext.consent.explain.Influence.MINOR;
import static io.klartext.consent.explain.Influence.PRIMARY;
import static io.klartext.consent.explain.Influence.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.SamplePolicy;
import io.klartext.consent.SubjectId;
import io.klartext.consent.TestClock;
import io.klartext.consent.explain.Counterfactual;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Factor;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.profile.ProfileView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("GDPR-15")
@Tag("GDPR-22")
class SelectionTest {

    private static final SubjectId ANNA = SubjectId.account("c-1842");
    private static final SubjectId BEN = SubjectId.account("c-1843");

    private final TestClock clock = new TestClock();
    private final Policy policy = SamplePolicy.changed(document -> {
        SamplePolicy.ads(document).withArray("/data").add("shopping-style");
    });
    private final ConsentManager consents = manager(Bounds.standard());

    private ConsentManager manager(Bounds bounds) {
        ConsentManager manager = ConsentManager.builder()
                .policy(policy)
                .clock(clock)
                .monotonicClock(clock::nanos)
                .influenceBounds(bounds)
                .build();
        say(manager, ANNA, Choice.granted(ADS));
        say(manager, BEN, Choice.granted(ADS));
        return manager;
    }

    private void say(ConsentManager manager, SubjectId subject, Choice choice) {
        assertThat(manager.record(subject, choice, Evidence.of(policy.notice("en"), Method.BUTTON))
                        .isRecorded())
                .isTrue();
    }

    private static Map<String, Object> profile() {
        return Map.of(
                "favouriteCategory",
                "cheese",
                "shoppingStyle",
                "spontaneous",
                "orders",
                List.of(Map.of("sku", "oil-03", "date", "2026-05-01"), Map.of("sku", "tea-07", "date", "2026-04-01")));
    }

    private static Selector<String> selector(Function<ProfileView, List<String>> select) {
        return Selector.of(select, Function.<String>identity()).labelled(id -> "the " + id);
    }

    private Map<String, Influence> influences(Selection<String> selection, String item) {
        Map<String, Influence> found = new HashMap<>();
        influence(selection, Offer.own(item))
                .factors()
                .forEach(factor -> found.put(factor.category(), factor.influence()));
        return found;
    }

    private static Explanation influence(Selection<String> selection, Offer offer) {
        return selection.influence(selection.explain(offer)).orElseThrow();
    }

    private static Factor factor(Explanation why, String category) {
        return why.factors().stream()
                .filter(factor -> factor.category().equals(category))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void without_its_main_reason_something_else_is_shown_and_that_is_told() {
        Selection<String> selection = consents.select(ANNA, ADS, profile(), selector(view -> {
            view.text("shoppingStyle");
            return view.text("favouriteCategory").isPresent() ? List.of("brie", "oil") : List.of("tea", "rice", "oil");
        }));

        Explanation why = influence(selection, Offer.own("brie"));

        assertThat(factor(why, "favourite-category").influence()).isEqualTo(PRIMARY);
        assertThat(factor(why, "favourite-category").without())
                .contains(new Counterfactual(List.of("the tea", "the rice"), List.of()));
        assertThat(factor(why, "shopping-style").influence()).isEqualTo(MINOR);
        assertThat(factor(why, "shopping-style").without()).isEmpty();
        assertThat(influences(selection, "oil"))
                .as("oil is shown either way")
                .containsEntry("favourite-category", MINOR);
    }

    @Test
    void reasons_that_stand_in_for_each_other_matter_together() {
        Selection<String> selection = consents.select(ANNA, ADS, profile(), selector(view -> {
            boolean cheese = view.text("favouriteCategory").isPresent();
            boolean bought = !view.items("orders[].sku").isEmpty();
            return cheese || bought ? List.of("brie") : List.of("tea");
        }));

        Explanation why = influence(selection, Offer.own("brie"));

        assertThat(why.factors()).extracting(Factor::influence).containsOnly(CONTRIBUTING);
        assertThat(factor(why, "favourite-category").without())
                .contains(new Counterfactual(List.of("the tea"), List.of("purchase-history")));
    }

    @Test
    void what_only_an_empty_profile_changes_matters_together_with_what_the_selector_would_have_fallen_back_to() {
        Selection<String> selection = consents.select(
                ANNA,
                ADS,
                profile(),
                selector(view -> view.text("favouriteCategory").isPresent()
                                || view.text("shoppingStyle").isPresent()
                        ? List.of("brie")
                        : List.of("tea")));

        Explanation why = influence(selection, Offer.own("brie"));

        assertThat(why.factors()).hasSize(1);
        assertThat(factor(why, "favourite-category").influence()).isEqualTo(CONTRIBUTING);
        assertThat(factor(why, "favourite-category").without())
                .contains(new Counterfactual(List.of("the tea"), List.of("shopping-style")));
    }

    @Test
    void an_attribute_that_only_matters_against_another_of_its_category_is_primary_without_a_claim() {
        Selection<String> selection = consents.select(ANNA, ADS, profile(), selector(view -> {
            boolean sku = !view.items("orders[].sku").isEmpty();
            boolean date = !view.items("orders[].date").isEmpty();
            return sku == date ? List.of("brie") : List.of("tea");
        }));

        Factor factor = influence(selection, Offer.own("brie")).factors().get(0);

        assertThat(factor.influence()).isEqualTo(PRIMARY);
        assertThat(factor.without()).isEmpty();
    }

    @Test
    void a_ranking_changes_with_the_place_and_a_price_with_the_item() {
        Selector<String> ranked = selector(
                view -> view.text("favouriteCategory").isPresent() ? List.of("brie", "tea") : List.of("tea", "brie"));
        Selection<String> ranking = consents.select(ANNA, ADS, profile(), ranked);
        Offer brie = Offer.own("brie");

        assertThat(influence(ranking, brie).factors().get(0).influence()).isEqualTo(MINOR);
        Factor place = influence(ranking, brie.affecting(Offer.Effect.RANKING))
                .factors()
                .get(0);
        assertThat(place.influence()).isEqualTo(PRIMARY);
        assertThat(place.without()).contains(new Counterfactual(List.of("the tea"), List.of()));

        record Priced(String id, int cents) {}
        Selector<Priced> priced = Selector.of(
                        (ProfileView view) -> List.of(new Priced(
                                "brie", view.text("favouriteCategory").isPresent() ? 400 : 500)),
                        Priced::id)
                .labelled(item -> item.cents() + " cents");
        Selection<Priced> price = consents.select(ANNA, ADS, profile(), priced);
        Factor cheaper = price.influence(price.explain(brie.affecting(Offer.Effect.PRICE)))
                .orElseThrow()
                .factors()
                .get(0);
        assertThat(cheaper.influence()).isEqualTo(PRIMARY);
        assertThat(cheaper.without()).contains(new Counterfactual(List.of("500 cents"), List.of()));
    }

    @Test
    void the_rerun_works_on_the_values_of_the_showing() {
        Map<String, Object> changing = new HashMap<>(profile());
        Selection<String> selection = consents.select(
                ANNA,
                ADS,
                changing,
                selector(view -> List.of(view.text("favouriteCategory").orElse("nothing"))));
        changing.put("favouriteCategory", "tea");

        assertThat(influences(selection, "cheese")).containsEntry("favourite-category", PRIMARY);
    }

    @Test
    void a_selector_that_does_not_repeat_itself_gives_unknown() {
        AtomicInteger runs = new AtomicInteger();
        Selection<String> selection = consents.select(ANNA, ADS, profile(), selector(view -> {
            view.text("favouriteCategory");
            return List.of("brie", "run " + runs.incrementAndGet());
        }));

        assertThat(influences(selection, "brie")).containsEntry("favourite-category", UNKNOWN);
        assertThat(selection.isDeterministic()).isFalse();
        assertThat(consents.select(ANNA, ADS, profile(), selector(view -> List.of("brie")))
                        .isDeterministic())
                .isTrue();
    }

    @Test
    void a_selector_that_fails_in_a_rerun_gives_unknown_and_nobody_an_error() {
        Selection<String> selection = consents.select(ANNA, ADS, profile(), selector(view -> {
            view.text("shoppingStyle");
            return List.of("brie", view.text("favouriteCategory").orElseThrow());
        }));

        assertThat(influences(selection, "brie"))
                .containsEntry("favourite-category", UNKNOWN)
                .as("it might matter together with the other")
                .containsEntry("shopping-style", UNKNOWN);
        assertThatThrownBy(() -> consents.select(ANNA, ADS, profile(), selector(view -> {
                    throw new IllegalArgumentException("the shop's own");
                })))
                .hasMessage("the shop's own");
    }

    @Test
    void where_a_pair_cannot_be_tried_nothing_is_called_minor() {
        Selection<String> selection = consents.select(ANNA, ADS, profile(), selector(view -> {
            boolean style = view.text("shoppingStyle").isPresent();
            boolean category = view.text("favouriteCategory").isPresent();
            boolean bought = !view.items("orders[].sku").isEmpty();
            if (!style && !category) {
                throw new IllegalStateException("neither");
            }
            return List.of(style || category || bought ? "brie" : "tea");
        }));

        assertThat(influences(selection, "brie").values()).containsOnly(UNKNOWN);
    }

    @Test
    void a_label_that_fails_in_a_rerun_costs_the_words_and_not_the_influence() {
        Selector<String> nameless = selector(
                        view -> List.of(view.text("favouriteCategory").isPresent() ? "brie" : "tea"))
                .labelled(id -> {
                    throw new IllegalStateException("the request is over");
                });
        Selection<String> selection = consents.select(ANNA, ADS, profile(), nameless);

        assertThat(influence(selection, Offer.own("brie")).factors())
                .singleElement()
                .satisfies(factor -> {
                    assertThat(factor.influence()).isEqualTo(PRIMARY);
                    assertThat(factor.without()).isEmpty();
                });
    }

    @Test
    void what_cannot_be_had_any_more_is_unknown_even_if_the_selector_swallows_it() {
        Map<String, Object> closing = new HashMap<>(profile());
        Selection<String> selection = consents.select(ANNA, ADS, closing, selector(view -> {
            try {
                return view.text("favouriteCategory").isPresent()
                        ? List.of("brie")
                        : List.of(view.text("shoppingStyle").orElse("tea"));
            } catch (RuntimeException e) {
                return List.of("rice");
            }
        }));
        closing.put("shoppingStyle", failing());

        assertThat(influences(selection, "brie")).containsEntry("favourite-category", UNKNOWN);
    }

    private static Object failing() {
        return new CharSequence() {
            @Override
            public int length() {
                return 0;
            }

            @Override
            public char charAt(int index) {
                throw new IllegalStateException("closed");
            }

            @Override
            public CharSequence subSequence(int start, int end) {
                throw new IllegalStateException("closed");
            }

            @Override
            public String toString() {
                throw new IllegalStateException("closed");
            }
        };
    }

    @Test
    void what_the_bounds_leave_open_is_unknown() {
        Selector<String> two = selector(view -> {
            view.text("favouriteCategory");
            view.text("shoppingStyle");
            return List.of("brie");
        });

        for (int runs = 0; runs < 5; runs++) {
            ConsentManager bounded = manager(new Bounds(runs, Duration.ofDays(1)));
            assertThat(influences(bounded.select(ANNA, ADS, profile(), two), "brie")
                            .values())
                    .as("%d runs of the five that are needed", runs)
                    .contains(UNKNOWN)
                    .doesNotContain(CONTRIBUTING, PRIMARY);
        }
        assertThat(influences(manager(new Bounds(5, Duration.ofDays(1))).select(ANNA, ADS, profile(), two), "brie")
                        .values())
                .containsOnly(MINOR);
    }

    @Test
    void after_the_time_no_further_run_is_begun() {
        List<Integer> runs = new ArrayList<>();
        Selection<String> selection = consents.select(ANNA, ADS, profile(), selector(view -> {
            runs.add(1);
            view.text("favouriteCategory");
            clock.advance(Duration.ofSeconds(1));
            return List.of("brie");
        }));

        assertThat(influences(selection, "brie")).containsEntry("favourite-category", UNKNOWN);
        assertThat(runs).hasSize(2);
    }

    @Test
    void what_the_views_of_single_offers_read_is_told_of_the_selection() {
        Selection<String> selection = consents.select(ANNA, ADS, profile(), selector(view -> {
            view.forOffer().text("favouriteCategory");
            return List.of("brie");
        }));

        assertThat(selection.explain(Offer.own("brie")).factors())
                .extracting(Factor::category)
                .containsExactly("favourite-category");
    }

    @Test
    void an_offer_that_was_not_selected_is_a_mistake_that_is_named() {
        Selection<String> selection = consents.select(ANNA, ADS, profile(), selector(view -> List.of("brie")));

        assertThatThrownBy(() -> selection.explain(Offer.own("tea")))
                .hasMessageContaining("id that the selector gives");
        assertThat(selection.influence(selection.explain(Offer.own("brie"))))
                .contains(selection.explain(Offer.own("brie")));
    }
}
