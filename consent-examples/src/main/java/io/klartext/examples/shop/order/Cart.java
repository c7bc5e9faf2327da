package io.klartext.examples.shop.order;

import java.util.List;

/**
 * What somebody is about to buy.
 *
 * @param lines in the order in which they were put in
 */
public record Cart(List<CartLine> lines) {

    /** The cart of somebody who has none. */
    public static final Cart EMPTY = new Cart(List.of());

    /** The number of things, counting each piece. */
    public int pieces() {
        return lines.stream().mapToInt(CartLine::quantity).sum();
    }

    /** The price of everything in it, in cents. */
    public long total() {
        return lines.stream().mapToLong(CartLine::total).sum();
    }

    /** The article numbers in it. */
    public List<String> skus() {
        return lines.stream().map(line -> line.product().sku()).toList();
    }
}
