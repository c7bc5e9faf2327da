package io.klartext.examples.shop.customer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the shop has stored that could tailor an offer. A plain record: {@code orders[].sku} or
 * {@code favouriteCategory} names a field of it.
 *
 * @param favouriteCategory what the customer told, or null
 * @param orders newest first
 * @param views newest first
 */
public record CustomerProfile(@Nullable String favouriteCategory, List<Order> orders, List<PageView> views) {

    public CustomerProfile {
        orders = List.copyOf(orders);
        views = List.copyOf(views);
    }
}
