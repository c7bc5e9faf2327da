package io.klartext.consent.select;

import static io.klartext.consent.SamplePolicy.ADS;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.SamplePolicy;
import io.klartext.consent.SubjectId;
import io.klartext.consent.TestClock;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.profile.ProfileView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("GDPR-15")
@Tag("GDPR-22")
class KeptShowingsTest {

    private static final SubjectId ANNA = SubjectId.account("c-1842");
    private static final SubjectId BEN = SubjectId.account("c-1843");

    private final TestClock clock = new TestClock();
    private final Policy policy = SamplePolicy.changed(document -> {
        SamplePolicy.ads(document).withArray("/data").add("shopping-style");
    });
    private final ConsentManager consents = manager();

    private ConsentManager manager() {
        ConsentManager manager = ConsentManager.builder()
                .policy(policy)
                .clock(clock)
                .monotonicClock(clock::nanos)
                .keptShowings(2, Duration.ofMinutes(10))
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

    @Test
    @Tag("GDPR-7.3")
    @Tag("GDPR-21")
    void after_a_denial_nothing_is_run() {
        List<Integer> runs = new ArrayList<>();
        Selector<String> counting = selector(view -> {
            runs.add(1);
            return List.of(view.text("favouriteCategory").orElse("popular"));
        });
        Selection<String> selection = consents.select(ANNA, ADS, profile(), counting);
        Explanation why = selection.explain(Offer.own("cheese"));
        String key = selection.key(ANNA, why);

        say(consents, ANNA, Choice.withdrawn(ADS));

        assertThat(selection.influence(why)).isEmpty();
        assertThat(consents.influence(ANNA, key)).isEmpty();
        assertThat(runs).hasSize(1);
        assertThat(consents.select(
                                ANNA,
                                ADS,
                                () -> {
                                    throw new AssertionError("the profile was touched");
                                },
                                counting)
                        .items())
                .containsExactly("popular");
    }

    @Test
    void a_kept_showing_answers_its_own_person_once_computed_and_for_its_time() {
        List<Integer> runs = new ArrayList<>();
        Selection<String> selection = consents.select(ANNA, ADS, profile(), selector(view -> {
            runs.add(1);
            return List.of(view.text("favouriteCategory").orElse("popular"));
        }));
        Explanation why = selection.explain(Offer.own("cheese"));
        String key = selection.key(ANNA, why);

        assertThat(consents.influence(BEN, key)).isEmpty();
        assertThat(consents.influence(ANNA, "another")).isEmpty();
        assertThat(runs).hasSize(1);
        Optional<Explanation> first = consents.influence(ANNA, key);
        int after = runs.size();
        assertThat(first).isEqualTo(selection.influence(why));
        int again = runs.size();
        assertThat(consents.influence(ANNA, key)).isEqualTo(first);
        assertThat(runs).as("found out once").hasSize(again);
        assertThat(after).isGreaterThan(1);

        clock.advance(Duration.ofMinutes(11));
        assertThat(consents.influence(ANNA, key)).isEmpty();
    }

    @Test
    @Tag("GDPR-7.3")
    void a_no_forgets_the_persons_showings_and_a_later_yes_does_not_bring_them_back() {
        Selection<String> selection = consents.select(
                ANNA,
                ADS,
                profile(),
                selector(view -> List.of(view.text("favouriteCategory").orElse("popular"))));
        String key = selection.key(ANNA, selection.explain(Offer.own("cheese")));
        String bens = selection.key(BEN, selection.explain(Offer.own("cheese")));

        say(consents, ANNA, Choice.withdrawn(ADS));
        say(consents, ANNA, Choice.granted(ADS));

        assertThat(consents.influence(ANNA, key)).isEmpty();
        assertThat(consents.influence(BEN, bens)).isPresent();
    }

    @Test
    void no_more_showings_are_kept_than_the_shop_allows() {
        Selection<String> selection = consents.select(
                ANNA,
                ADS,
                profile(),
                selector(view -> List.of(view.text("favouriteCategory").orElse("popular"))));
        Explanation why = selection.explain(Offer.own("cheese"));
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            keys.add(selection.key(ANNA, why));
        }

        assertThat(keys.stream().filter(key -> consents.influence(ANNA, key).isPresent()))
                .hasSize(2);
    }
}
