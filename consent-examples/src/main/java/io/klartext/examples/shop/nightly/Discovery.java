package io.klartext.examples.shop.nightly;

import java.util.Map;

/**
 * A product that the model found for somebody.
 *
 * @param sku the product
 * @param weights by the model's own names of its features, how much each pushed the product up or down
 */
public record Discovery(String sku, Map<String, Double> weights) {

    public Discovery {
        weights = Map.copyOf(weights);
    }
}
