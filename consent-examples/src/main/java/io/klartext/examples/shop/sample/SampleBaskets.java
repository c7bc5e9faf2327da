package io.klartext.examples.shop.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes up baskets that anonymous people might have bought: each has one occasion, so that things which go together are
 * found together. The same seed always gives the same baskets.
 */
final class SampleBaskets {

    /** What people buy for one occasion: the first few are in most of its baskets. */
    private static final List<List<String>> OCCASIONS = List.of(
            List.of("pasta-01", "preserves-08", "cheese-02", "oil-01", "preserves-04", "spices-07", "pasta-02"),
            List.of("cheese-01", "cheese-05", "preserves-05", "wine-02", "cheese-03", "oil-06", "cheese-08"),
            List.of("coffee-01", "sweets-01", "sweets-05", "coffee-08", "coffee-02", "sweets-08"),
            List.of("preserves-01", "preserves-02", "preserves-03", "oil-03", "cheese-06", "oil-01", "wine-01"),
            List.of("pasta-05", "spices-02", "cheese-02", "wine-01", "spices-07", "oil-03"),
            List.of("cheese-06", "oil-04", "oil-01", "spices-06", "preserves-04", "cheese-07"),
            List.of("coffee-04", "preserves-06", "preserves-07", "coffee-06", "sweets-06", "coffee-05"),
            List.of("sweets-04", "wine-04", "sweets-07", "sweets-03", "wine-08", "sweets-02"),
            List.of("spices-03", "spices-04", "pasta-06", "spices-01", "oil-07", "spices-05", "pasta-03"),
            List.of("wine-06", "wine-07", "wine-05", "oil-08", "wine-03", "cheese-04"),
            List.of("oil-02", "oil-05", "oil-07", "spices-06", "cheese-07", "oil-06"),
            List.of("pasta-08", "pasta-07", "pasta-04", "cheese-05", "spices-08", "coffee-03", "coffee-07"));

    private static final int COUNT = 160;

    private SampleBaskets() {}

    static List<Set<String>> generate(Random random) {
        List<Set<String>> baskets = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            List<String> occasion = OCCASIONS.get(i % OCCASIONS.size());
            Set<String> basket = new TreeSet<>();
            int wanted = 2 + random.nextInt(3);
            while (basket.size() < wanted) {
                int rank = Math.min(random.nextInt(occasion.size()), random.nextInt(occasion.size()));
                basket.add(occasion.get(rank));
            }
            if (random.nextInt(5) == 0) {
                List<String> other = OCCASIONS.get(random.nextInt(OCCASIONS.size()));
                basket.add(other.get(random.nextInt(3)));
            }
            baskets.add(basket);
        }
        return baskets;
    }
}
