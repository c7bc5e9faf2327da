package io.klartext.examples.shop.order;

import java.time.LocalDate;
import java.util.List;

/**
 * An order as the customer sees it.
 *
 * @param number what to quote when asking about it
 * @param day when it was made
 * @param lines what was bought, at the prices of that day
 */
public record PlacedOrder(long number, LocalDate day, List<CartLine> lines) {

    /** The price of the whole order, in cents. */
    public long total() {
        return lines.stream().mapToLong(CartLine::total).sum();
    }
}
