package io.klartext.examples.shop.recommend;

import io.klartext.examples.shop.catalogue.Catalogue;
import io.klartext.examples.shop.catalogue.Product;
import io.klartext.examples.shop.customer.Profile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Picks products. Three things count: what goes with the page the visitor is on, what goes with what they bought, and
 * which shelves they like; popularity only decides between equals. With nobody's profile and no context what is left is
 * the list of bestsellers. The same question always gets the same answer. Safe for use by many threads.
 */
public final class Recommender {

    private static final int PICKS = 4;
    private static final int MOST_OF_A_SHELF = 2;

    private static final double CONTEXT = 3.0;
    private static final double TOGETHER = 1.5;
    private static final double SHELF = 1.0;
    private static final double POPULARITY = 0.2;

    private final Catalogue catalogue;
    private volatile Purchases purchases = Purchases.of(List.of());

    /** Picks from this catalogue. */
    public Recommender(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Learns from these orders, in place of all that it learnt before. */
    public void learn(Collection<Set<String>> baskets) {
        purchases = Purchases.of(baskets);
    }

    /** The best products for somebody with this profile, in this place. */
    public Picks pick(Profile profile, Place place) {
        Purchases known = purchases;
        Taste taste = Taste.of(profile, catalogue);
        Set<String> excluded = new HashSet<>(place.without());
        excluded.addAll(place.context());
        excluded.addAll(taste.justBought());
        List<Scored> candidates = new ArrayList<>();
        for (Product product : catalogue.products()) {
            if (!excluded.contains(product.sku())) {
                candidates.add(new Scored(product, score(product, taste, place, known)));
            }
        }
        candidates.sort(Comparator.comparingDouble(Scored::score)
                .reversed()
                .thenComparing(scored -> scored.product().sku()));
        return new Picks(!taste.isUnknown(), place.surface(), varied(candidates));
    }

    private static double score(Product product, Taste taste, Place place, Purchases known) {
        double context = 0;
        for (String sku : place.context()) {
            context += known.affinity(sku, product.sku());
        }
        return CONTEXT * context / Math.max(1, place.context().size())
                + TOGETHER * taste.goesWithBought(product, known)
                + SHELF * taste.likes(product)
                + POPULARITY * known.popularity(product.sku());
    }

    /** The best ones, but not all from one shelf. */
    private static List<Product> varied(List<Scored> candidates) {
        List<Product> chosen = new ArrayList<>();
        Map<String, Integer> shelves = new HashMap<>();
        for (Scored candidate : candidates) {
            Product product = candidate.product();
            if (chosen.size() < PICKS && shelves.merge(product.category(), 1, Integer::sum) <= MOST_OF_A_SHELF) {
                chosen.add(product);
            }
        }
        return chosen;
    }

    private record Scored(Product product, double score) {}
}
