package io.klartext.examples.shop.recommend;

import io.klartext.examples.shop.catalogue.Product;
import java.util.List;

/**
 * Products chosen for a place.
 *
 * @param personal whether anything that is known of the visitor had a part in the choice
 * @param surface the {@link Place#surface() name of the place}
 * @param products best first
 */
public record Picks(boolean personal, String surface, List<Product> products) {

    public Picks {
        products = List.copyOf(products);
    }
}
