package io.klartext.examples.shop.nightly;

import io.klartext.examples.shop.catalogue.Product;
import java.util.List;

/**
 * Products to discover.
 *
 * @param personal whether the model found them for whoever is asking; else they are new for everybody
 * @param products best first
 */
public record Discoveries(boolean personal, List<Product> products) {

    /** The name of the place where they are shown. */
    public static final String SURFACE = "home.discoveries";

    public Discoveries {
        products = List.copyOf(products);
    }

    /** The same for templates, which see no constants. */
    public String surface() {
        return SURFACE;
    }
}
