package io.klartext.examples.shop.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.examples.shop.catalogue.Catalogue;
import io.klartext.examples.shop.catalogue.Product;
import io.klartext.examples.shop.customer.Profile;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecommenderTest {

    private static final Place HOME = Place.home(List.of());

    private final Recommender recommender = new Recommender(Catalogue.load());

    @BeforeEach
    void peopleBuy() {
        recommender.learn(List.of(
                Set.of("pasta-01", "preserves-08"),
                Set.of("pasta-01", "preserves-08", "cheese-02"),
                Set.of("coffee-01", "sweets-01"),
                Set.of("coffee-01", "sweets-01", "cheese-02"),
                Set.of("coffee-01", "wine-01"),
                Set.of("coffee-01", "spices-01"),
                Set.of("cheese-02", "oil-01")));
    }

    @Test
    void nobodySeesTheBestsellersAndNothingPersonal() {
        Picks picks = recommender.pick(Profile.nobody(), HOME);
        assertThat(picks.personal()).isFalse();
        assertThat(picks.surface()).isEqualTo("home.picks");
        assertThat(skus(picks)).startsWith("coffee-01", "cheese-02").hasSize(4);
    }

    @Test
    void theFavouriteCategoryComesFirst() {
        Picks picks = recommender.pick(profile("wine", List.of(), List.of()), HOME);
        assertThat(picks.personal()).isTrue();
        assertThat(picks.products().subList(0, 2))
                .allMatch(product -> product.category().equals("wine"));
    }

    @Test
    void notEverythingIsFromOneShelf() {
        Picks picks = recommender.pick(profile("wine", List.of(), List.of()), HOME);
        assertThat(picks.products())
                .filteredOn(product -> product.category().equals("wine"))
                .hasSize(2);
    }

    @Test
    void whatIsOftenBoughtWithAPurchaseIsPicked() {
        Picks picks = recommender.pick(
                profile(null, List.of("wine-08", "wine-08", "wine-08", "wine-08", "pasta-01"), List.of()), HOME);
        assertThat(skus(picks)).contains("preserves-08");
    }

    @Test
    void whatWasJustBoughtIsNotPicked() {
        Picks picks = recommender.pick(profile("coffee", List.of("coffee-01"), List.of()), HOME);
        assertThat(skus(picks)).doesNotContain("coffee-01").contains("sweets-01");
    }

    @Test
    void browsingCounts() {
        Picks picks = recommender.pick(profile(null, List.of(), List.of("spices-03", "spices-04")), HOME);
        assertThat(picks.personal()).isTrue();
        assertThat(picks.products().get(0).category()).isEqualTo("spices");
    }

    @Test
    void onAProductPageWhatGoesWithItComesFirstAndItselfNever() {
        Picks picks = recommender.pick(Profile.nobody(), Place.product("pasta-01", List.of()));
        assertThat(skus(picks)).startsWith("preserves-08").doesNotContain("pasta-01");
        assertThat(picks.personal()).as("the page is no part of a profile").isFalse();
    }

    @Test
    void whatIsInTheCartIsNotPicked() {
        assertThat(skus(recommender.pick(Profile.nobody(), Place.cart(List.of("coffee-01", "pasta-01")))))
                .contains("sweets-01", "preserves-08")
                .doesNotContain("coffee-01", "pasta-01");
        assertThat(skus(recommender.pick(Profile.nobody(), Place.home(List.of("coffee-01")))))
                .doesNotContain("coffee-01");
    }

    @Test
    void theSameQuestionGetsTheSameAnswer() {
        Profile profile = profile("oil", List.of("pasta-01", "cheese-02"), List.of("wine-01"));
        assertThat(recommender.pick(profile, HOME)).isEqualTo(recommender.pick(profile, HOME));
    }

    @Test
    void noMoreOfAProfileIsReadThanTheNewestTwentyPurchasesAndTenViews() {
        Reads bought = new Reads(100);
        Reads viewed = new Reads(100);
        recommender.pick(new FakeProfile(Optional.empty(), bought, viewed), HOME);
        assertThat(bought.furthest).isEqualTo(19);
        assertThat(viewed.furthest).isEqualTo(9);
    }

    private static List<String> skus(Picks picks) {
        return picks.products().stream().map(Product::sku).toList();
    }

    private static Profile profile(@Nullable String favourite, List<String> bought, List<String> viewed) {
        return new FakeProfile(Optional.ofNullable(favourite), bought, viewed);
    }

    private record FakeProfile(Optional<String> favouriteCategory, List<String> boughtSkus, List<String> viewedSkus)
            implements Profile {}

    /** A list that remembers how far it was read. */
    private static final class Reads extends AbstractList<String> {

        private final List<String> skus;
        private int furthest = -1;

        Reads(int size) {
            skus = new ArrayList<>(Collections.nCopies(size, "oil-01"));
        }

        @Override
        public String get(int index) {
            furthest = Math.max(furthest, index);
            return skus.get(index);
        }

        @Override
        public int size() {
            return skus.size();
        }
    }
}
