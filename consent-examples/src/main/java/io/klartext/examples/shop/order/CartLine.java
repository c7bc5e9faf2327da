package io.klartext.examples.shop.order;

import io.klartext.examples.shop.catalogue.Product;

/**
 * A product in a cart or order.
 *
 * @param product what
 * @param quantity how many, at least 1
 * @param cents what one of them costs: in an order, the price on its day
 */
public record CartLine(Product product, int quantity, long cents) {

    /** The price of all of them. */
    public long total() {
        return cents * quantity;
    }
}
