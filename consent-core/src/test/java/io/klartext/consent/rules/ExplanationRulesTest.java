package io.klartext.consent.rules;

import static io.klartext.consent.rules.World.ANNA;
import static io.klartext.consent.rules.World.BEN;
import static io.klartext.consent.rules.World.NOBODY;
import static io.klartext.consent.rules.World.PICKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.explain.Basis;
import io.klartext.consent.explain.Control;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Factor;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.profile.ProfileView;
import io.klartext.consent.select.Selection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What must hold for every explanation, whatever the policy, the profile and the selector: {@code -Dseed=N} for others. */
@Tag("GDPR-15")
@Tag("GDPR-5.1.c")
class ExplanationRulesTest {

    private static final int CASES = 5_000;
    private static final int POLICIES = 40;
    private static final long SEED = Long.getLong("seed", 20261122L);
    private static final Offer OFFER = Offer.own("item");

    private static List<World> worlds = List.of();

    @BeforeAll
    static void make_worlds() {
        worlds = IntStream.range(0, POLICIES)
                .mapToObj(i -> World.random(new Random(SEED + i)))
                .toList();
    }

    @AfterAll
    static void close() {
        worlds.forEach(world -> world.consents().close());
    }

    private interface Case {
        void play(World world, Shopper shopper, Reader reader, Random random);
    }

    private static void forAll(Case rule) {
        for (int i = 0; i < CASES; i++) {
            long seed = SEED * 31 + i;
            Random random = new Random(seed);
            World world = worlds.get(i % POLICIES);
            try {
                rule.play(world, Shopper.random(random, "anna"), new Reader(random), random);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("case " + i + " of seed " + SEED + ": " + e.getMessage(), e);
            }
        }
    }

    private static Set<String> told(ProfileView view) {
        Set<String> told = new HashSet<>();
        view.explain(OFFER, (attribute, value) -> {
            told.add(attribute + "=" + value);
            return value;
        });
        return told;
    }

    private static Set<String> withoutDates(Set<String> values) {
        return values.stream()
                .filter(value -> !value.startsWith("orders[].date="))
                .collect(Collectors.toSet());
    }

    private static Set<String> categories(World world, Set<String> handedOut) {
        return handedOut.stream()
                .map(value -> world.categoryOf(value.substring(0, value.indexOf('='))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> categories(Explanation why) {
        return why.factors().stream().map(Factor::category).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Iterating is counting: a list that had nothing for the reader is told as its length, and as nothing else. */
    private static Set<String> counted(Explanation why) {
        return why.factors().stream()
                .filter(factor -> factor.values().isEmpty())
                .map(Factor::category)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void what_is_told_is_exactly_what_was_handed_out() {
        forAll((world, shopper, reader, random) -> {
            ProfileView view = world.consents().view(ANNA, PICKS, shopper);
            reader.select(view);

            assertThat(told(view)).isEqualTo(withoutDates(reader.handedOut));
            Explanation why = view.explain(OFFER);
            Set<String> expected = categories(world, reader.handedOut);
            Set<String> onlyCounted = counted(why);
            onlyCounted.removeAll(expected);
            expected.addAll(onlyCounted);
            assertThat(categories(why)).isEqualTo(expected);
            assertThat(world.declared())
                    .containsAll(reader.handedOut.stream()
                            .map(value -> value.substring(0, value.indexOf('=')))
                            .toList());
        });
    }

    @Test
    void removing_what_was_not_read_changes_nothing() {
        forAll((world, shopper, reader, random) -> {
            ProfileView view = world.consents().view(ANNA, PICKS, shopper);
            List<String> items = reader.select(view);
            Explanation why = view.explain(OFFER);
            Set<String> read = reader.handedOut.stream()
                    .map(value -> value.substring(0, value.indexOf('=')))
                    .collect(Collectors.toSet());
            Set<String> unread = new HashSet<>(Shopper.SCALARS);
            unread.addAll(Shopper.LISTED);
            unread.removeAll(read);

            ProfileView less = world.consents().view(ANNA, PICKS, shopper.map(unread, random));

            assertThat(reader.select(less)).isEqualTo(items);
            assertThat(less.explain(OFFER)).isEqualTo(why);
        });
    }

    @Test
    void every_category_that_entered_is_a_factor_and_every_value_is_named_or_counted() {
        forAll((world, shopper, reader, random) -> {
            ProfileView view = world.consents().view(ANNA, PICKS, shopper);
            reader.select(view);
            Explanation why = view.explain(OFFER);

            assertThat(categories(why)).containsAll(categories(world, reader.handedOut));
            for (Factor factor : why.factors()) {
                assertThat(factor.values()).hasSizeLessThanOrEqualTo(Factor.NAMED_VALUES);
                Set<String> values = reader.handedOut.stream()
                        .filter(value -> world.categoryOf(value.substring(0, value.indexOf('=')))
                                .equals(factor.category()))
                        .collect(Collectors.toSet());
                Set<String> undated = withoutDates(values);
                int told = factor.values().size() + factor.more();
                if (!values.isEmpty()) {
                    assertThat(told).isBetween(Math.max(1, undated.size()), values.size());
                }
                assertThat(factor.since().isPresent()).isEqualTo(undated.size() < values.size());
            }
        });
    }

    private static int rank(DataCategory category) {
        if (category.special()) {
            return 0;
        }
        if (category.thirdPersons()) {
            return 1;
        }
        return switch (category.origin()) {
            case INFERRED -> 2;
            case RECEIVED -> 3;
            case OBSERVED -> 4;
            case TOLD -> 5;
        };
    }

    @Test
    @Tag("GDPR-9")
    void the_sensitive_come_first_and_are_never_hidden() {
        forAll((world, shopper, reader, random) -> {
            ProfileView view = world.consents().view(ANNA, PICKS, shopper);
            reader.select(view);

            List<Integer> ranks = view.explain(OFFER).factors().stream()
                    .map(factor -> rank(world.category(factor.category())))
                    .toList();

            assertThat(ranks).isSorted();
        });
    }

    @Test
    void the_same_content_gives_the_same_explanation_in_every_shape_and_order_of_reads() {
        forAll((world, shopper, reader, random) -> {
            Set<Explanation> explanations = new HashSet<>();
            Set<List<String>> selections = new HashSet<>();
            for (Object shape : shopper.shapes(random)) {
                ProfileView view = world.consents().view(ANNA, PICKS, shape);
                selections.add(reader.selectShuffled(view, random));
                explanations.add(view.explain(OFFER));
            }

            assertThat(selections).hasSize(1);
            assertThat(explanations).hasSize(1);
        });
    }

    @Test
    void two_managers_with_the_same_policy_explain_the_same() {
        List<World> twins =
                worlds.stream().map(world -> World.of(world.policy())).toList();
        forAll((world, shopper, reader, random) -> {
            World twin = twins.get(worlds.indexOf(world));
            ProfileView one = world.consents().view(ANNA, PICKS, shopper);
            ProfileView other = twin.consents().view(ANNA, PICKS, shopper);
            reader.select(one);
            reader.select(other);

            String first = one.explain(OFFER).toString();

            assertThat(other.explain(OFFER)).hasToString(first);
        });
        twins.forEach(world -> world.consents().close());
    }

    @Test
    @Tag("GDPR-7.3")
    @Tag("DSA-27")
    void after_an_opt_out_the_selection_is_that_of_an_empty_profile() {
        forAll((world, shopper, reader, random) -> {
            Selection<String> denied = world.consents()
                    .select(
                            NOBODY,
                            PICKS,
                            () -> {
                                throw new AssertionError("the profile was touched");
                            },
                            reader);
            Selection<String> empty = world.consents().select(ANNA, PICKS, Map.of(), reader);

            assertThat(denied.items()).isEqualTo(empty.items());
            assertThat(reader.handedOut).isEmpty();
            assertThat(denied.explain(Offer.own(denied.items().get(0))).basis()).isEqualTo(Basis.NOT_PERSONALISED);
            assertThat(empty.explain(Offer.own(empty.items().get(0))).factors()).isEmpty();
        });
    }

    @Test
    @Tag("GDPR-7.3")
    void every_factor_can_be_withdrawn_from() {
        forAll((world, shopper, reader, random) -> {
            ProfileView view = world.consents().view(ANNA, PICKS, shopper);
            reader.select(view);
            Explanation why = view.explain(OFFER);

            assertThat(why.controls()).contains(Control.WITHDRAW, Control.LEARN_MORE);
            assertThat(why.allowedBy()).isPresent();
            assertThat(why.basis()).isEqualTo(why.factors().isEmpty() ? Basis.NOT_PERSONALISED : Basis.PERSONALISED);
        });
    }

    @Test
    void no_explanation_holds_another_persons_data_and_asking_is_not_recorded() {
        forAll((world, shopper, reader, random) -> {
            Reader bens = new Reader(random);
            ProfileView anna = world.consents().view(ANNA, PICKS, shopper);
            ProfileView ben = world.consents().view(BEN, PICKS, Shopper.random(random, "ben"));
            reader.select(anna);
            bens.select(ben);
            reader.select(anna);

            assertThat(told(anna)).noneMatch(value -> value.contains("=ben"));
            assertThat(told(ben)).noneMatch(value -> value.contains("=anna"));
        });
        worlds.forEach(
                world -> assertThat(world.consents().history(ANNA).events()).hasSize(1));
    }

    @Test
    void offers_of_one_view_never_tell_what_another_read() {
        forAll((world, shopper, reader, random) -> {
            ProfileView parent = world.consents().view(ANNA, PICKS, shopper);
            reader.select(parent);
            Set<String> before = Set.copyOf(reader.handedOut);
            List<ProfileView> offers = new ArrayList<>();
            List<Set<String>> read = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Reader own = new Reader(random);
                ProfileView offer = parent.forOffer();
                own.select(offer);
                Set<String> expected = new HashSet<>(own.handedOut);
                expected.addAll(before);
                offers.add(offer);
                read.add(withoutDates(expected));
            }

            for (int i = 0; i < offers.size(); i++) {
                assertThat(told(offers.get(i))).isEqualTo(read.get(i));
            }
            assertThat(told(parent)).isEqualTo(withoutDates(before));
        });
    }
}
