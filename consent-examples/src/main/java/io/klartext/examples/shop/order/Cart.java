package io.klartext.examples.shop.order;

import io.klartext.examples.shop.catalogue.Product;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What somebody is about to buy.
 *
 * @param lines in the order in which they were put in
 */
public record Cart(List<CartLine> lines) {

    /** The cart of somebody who has none. */
    public static final Cart EMPTY = new Cart(List.of());

    /** The same things at other prices: for each product, what one of it costs. */
    public Cart priced(ToLongFunction<Product> price) {
        return new Cart(lines.stream()
                .map(line -> new CartLine(line.product(), line.quantity(), price.applyAsLong(line.product())))
                .toList());
    }

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
