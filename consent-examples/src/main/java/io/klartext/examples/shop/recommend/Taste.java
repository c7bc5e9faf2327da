package io.klartext.examples.shop.recommend;

import io.klartext.examples.shop.catalogue.Catalogue;
import io.klartext.examples.shop.catalogue.Product;
import io.klartext.examples.shop.customer.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a profile says about taste. Everything is read from the profile once, here, and no more of it than is used: the
 * newest purchases and views count most, and older ones than these are not read at all.
 */
final class Taste {

    private static final int PURCHASES = 20;
    private static final int VIEWS = 10;
    private static final int JUST_BOUGHT = 4;

    private static final double TOLD = 2.0;
    private static final double BOUGHT = 0.6;
    private static final double VIEWED = 0.4;
    private static final double FADING = 0.9;

    private final Map<String, Double> categories = new HashMap<>();
    private final List<String> bought = new ArrayList<>();
    private final double strongest;

    private Taste(Profile profile, Catalogue catalogue) {
        profile.favouriteCategory().ifPresent(told -> categories.put(told, TOLD));
        readNewest(profile.boughtSkus(), PURCHASES, bought);
        List<String> viewed = new ArrayList<>();
        readNewest(profile.viewedSkus(), VIEWS, viewed);
        weigh(bought, BOUGHT, catalogue);
        weigh(viewed, VIEWED, catalogue);
        strongest = categories.values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    static Taste of(Profile profile, Catalogue catalogue) {
        return new Taste(profile, catalogue);
    }

    /** Whether the profile said nothing at all. */
    boolean isUnknown() {
        return strongest == 0;
    }

    /** How much somebody with this taste likes the category of the product, from 0 to 1. */
    double likes(Product product) {
        return isUnknown() ? 0 : categories.getOrDefault(product.category(), 0.0) / strongest;
    }

    /** How well the product goes with what was bought, newer purchases first. */
    double goesWithBought(Product product, Purchases purchases) {
        double best = 0;
        double weight = 1;
        for (String sku : bought) {
            best = Math.max(best, weight * purchases.affinity(sku, product.sku()));
            weight *= FADING;
        }
        return best;
    }

    /** What was bought last and is hardly needed again at once. */
    List<String> justBought() {
        return bought.subList(0, Math.min(JUST_BOUGHT, bought.size()));
    }

    private static void readNewest(List<String> all, int most, List<String> into) {
        for (int i = 0; i < most && i < all.size(); i++) {
            into.add(all.get(i));
        }
    }

    private void weigh(List<String> skus, double first, Catalogue catalogue) {
        double weight = first;
        for (String sku : skus) {
            double now = weight;
            catalogue.product(sku).ifPresent(product -> categories.merge(product.category(), now, Double::sum));
            weight *= FADING;
        }
    }
}
