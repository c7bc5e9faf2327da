package io.klartext.examples.shop.price;

import io.klartext.examples.shop.catalogue.Product;
import io.klartext.examples.shop.customer.Profile;

/** The discount for regulars: everything on the shelf that somebody named as the favourite costs a little less. */
public final class Discounts {

    private static final int PERCENT = 8;

    private Discounts() {}

    /** What a product costs somebody with this profile. Reads nothing of it but the favourite category. */
    public static Price of(Product product, Profile profile) {
        int regular = product.cents();
        return profile.favouriteCategory().filter(product.category()::equals).isPresent()
                ? new Price(regular - Math.round(regular * PERCENT / 100f), regular)
                : Price.regular(regular);
    }
}
