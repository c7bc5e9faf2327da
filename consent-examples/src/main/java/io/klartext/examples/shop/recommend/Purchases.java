package io.klartext.examples.shop.recommend;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What all orders together tell: how often a product is bought, and which products are bought together. It holds counts
 * only and cannot be turned back into somebody's basket. Immutable.
 */
final class Purchases {

    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Map<String, Integer>> together = new HashMap<>();
    private final int most;

    private Purchases(Collection<Set<String>> baskets) {
        for (Set<String> basket : baskets) {
            for (String sku : basket) {
                counts.merge(sku, 1, Integer::sum);
                Map<String, Integer> others = together.computeIfAbsent(sku, any -> new HashMap<>());
                for (String other : basket) {
                    if (!other.equals(sku)) {
                        others.merge(other, 1, Integer::sum);
                    }
                }
            }
        }
        most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    }

    static Purchases of(Collection<Set<String>> baskets) {
        return new Purchases(baskets);
    }

    /** How popular a product is: 1 for the bestseller, 0 for what nobody bought. */
    double popularity(String sku) {
        return (double) counts.getOrDefault(sku, 0) / most;
    }

    /**
     * How well two products go together, from 0 to 1: the cosine between the sets of baskets that they are in. Unlike a
     * plain count it does not prefer what is in every basket anyway.
     */
    double affinity(String sku, String other) {
        int both = together.getOrDefault(sku, Map.of()).getOrDefault(other, 0);
        if (both == 0) {
            return 0;
        }
        return both / Math.sqrt((double) counts.getOrDefault(sku, 0) * counts.getOrDefault(other, 0));
    }
}
