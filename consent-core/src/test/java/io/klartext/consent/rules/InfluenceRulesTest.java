package io.klartext.consent.rules;

import static io.klartext.consent.rules.World.ANNA;
import static io.klartext.consent.rules.World.PICKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.explain.Counterfactual;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Factor;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.profile.ProfileView;
import io.klartext.consent.select.Bounds;
import io.klartext.consent.select.Selection;
import io.klartext.consent.select.Selector;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Influences are computed, never guessed: each is held against runs by hand on profiles that were cut by hand. */
@Tag("GDPR-15")
@Tag("GDPR-22")
class InfluenceRulesTest {

    private static final int CASES = 5_000;
    private static final int POLICIES = 40;
    private static final long SEED = Long.getLong("seed", 20261122L);

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

    private static void forAll(List<World> played, Case rule) {
        for (int i = 0; i < CASES; i++) {
            Random random = new Random(SEED * 37 + i);
            try {
                rule.play(played.get(i % POLICIES), Shopper.random(random, "anna"), new Reader(random), random);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("case " + i + " of seed " + SEED + ": " + e.getMessage(), e);
            }
        }
    }

    private static Explanation influence(World world, Object profile, Selector<String> selector, Random random) {
        Selection<String> selection = world.consents().select(ANNA, PICKS, profile, selector);
        String item = selection.items().get(random.nextInt(selection.items().size()));
        return selection.influence(selection.explain(Offer.own(item))).orElseThrow();
    }

    /** What the selector selects by hand from a profile that never had these attributes. */
    private static List<String> without(World world, Shopper shopper, Reader reader, Set<String> paths, Random random) {
        return reader.select(world.consents().view(ANNA, PICKS, shopper.map(paths, random)));
    }

    private static List<String> instead(List<String> shown, List<String> other) {
        return other.stream()
                .filter(item -> !shown.contains(item))
                .limit(Counterfactual.NAMED)
                .map(item -> "the " + item)
                .toList();
    }

    @Test
    void a_run_by_hand_agrees_with_every_influence() {
        Map<Influence, Integer> seen = new EnumMap<>(Influence.class);
        forAll(worlds, (world, shopper, reader, random) -> {
            Explanation why = influence(world, shopper, reader, random);
            List<String> shown = without(world, shopper, reader, Set.of(), random);
            for (Factor factor : why.factors()) {
                seen.merge(factor.influence(), 1, Integer::sum);
                Set<String> own = world.attributesOf(Set.of(factor.category()));
                List<String> alone = without(world, shopper, reader, own, random);
                boolean matters = !alone.contains(why.offer().id());
                switch (factor.influence()) {
                    case PRIMARY -> {
                        if (factor.without().isPresent()) {
                            assertThat(matters).isTrue();
                            assertThat(factor.without()).contains(new Counterfactual(instead(shown, alone), List.of()));
                        } else {
                            assertThat(own)
                                    .as("one of several attributes")
                                    .anyMatch(path -> !without(world, shopper, reader, Set.of(path), random)
                                            .contains(why.offer().id()));
                        }
                    }
                    case CONTRIBUTING -> {
                        assertThat(matters).isFalse();
                        Counterfactual together = factor.without().orElseThrow();
                        Set<String> all = new HashSet<>(together.together());
                        assertThat(all).isNotEmpty().doesNotContain(factor.category());
                        all.add(factor.category());
                        List<String> other = without(world, shopper, reader, world.attributesOf(all), random);
                        assertThat(other).doesNotContain(why.offer().id());
                        assertThat(together.instead()).isEqualTo(instead(shown, other));
                    }
                    case MINOR -> {
                        assertThat(matters).isFalse();
                        assertThat(factor.without()).isEmpty();
                    }
                    case UNKNOWN -> throw new AssertionError("it can be computed");
                }
            }
        });
        assertThat(seen.keySet()).contains(Influence.PRIMARY, Influence.CONTRIBUTING, Influence.MINOR);
    }

    @Test
    void minor_is_said_only_where_no_other_made_it_matter() {
        forAll(worlds, (world, shopper, reader, random) -> {
            Explanation why = influence(world, shopper, reader, random);
            for (Factor factor : why.factors()) {
                for (Factor other : why.factors()) {
                    boolean pair =
                            !factor.category().equals(other.category()) && other.influence() != Influence.PRIMARY;
                    if (pair && factor.influence() == Influence.MINOR) {
                        Set<String> both = world.attributesOf(Set.of(factor.category(), other.category()));
                        assertThat(without(world, shopper, reader, both, random))
                                .contains(why.offer().id());
                    }
                }
            }
        });
    }

    @Test
    void what_is_said_within_bounds_is_what_is_said_without_them() {
        List<List<World>> bounded = IntStream.range(0, 6)
                .mapToObj(runs -> worlds.stream()
                        .map(world -> World.of(world.policy(), new Bounds(runs, Duration.ofMinutes(5))))
                        .toList())
                .toList();
        int[] known = new int[1];
        forAll(worlds, (world, shopper, reader, random) -> {
            long seed = random.nextLong();
            int runs = random.nextInt(6);
            Explanation full = influence(world, shopper, reader, new Random(seed));
            World poorer = bounded.get(runs).get(worlds.indexOf(world));
            Explanation part = influence(poorer, shopper, reader, new Random(seed));
            for (int i = 0; i < full.factors().size(); i++) {
                Factor said = part.factors().get(i);
                if (said.influence() != Influence.UNKNOWN) {
                    known[0]++;
                    assertThat(said.influence()).isEqualTo(full.factors().get(i).influence());
                } else {
                    assertThat(said.without()).isEmpty();
                }
            }
        });
        assertThat(known[0]).isPositive();
        bounded.forEach(each -> each.forEach(world -> world.consents().close()));
    }

    @Test
    void of_a_selector_that_does_not_repeat_itself_nothing_is_said() {
        forAll(worlds, (world, shopper, reader, random) -> {
            int[] runs = new int[1];
            Selector<String> moody = Selector.of(
                    (ProfileView view) -> {
                        runs[0]++;
                        List<String> items = reader.select(view);
                        return List.of(items.get(0), "mood-" + runs[0]);
                    },
                    item -> item);

            Explanation why = influence(world, shopper, moody, random);

            assertThat(why.factors()).allMatch(factor -> factor.influence() == Influence.UNKNOWN);
            assertThat(why.factors()).allMatch(factor -> factor.without().isEmpty());
        });
    }
}
