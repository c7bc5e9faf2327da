package io.klartext.examples.shop.stores;

import org.jspecify.annotations.Nullable;

/**
 * The answer to "do you deliver to where I am?", for which the region is enough.
 *
 * @param allowed false if not even the region may be used; then it was not
 * @param from the store that delivers there; null if none does, or nobody may know
 */
public record Delivery(boolean allowed, @Nullable Store from) {

    /** Not without your permission. */
    public static Delivery refused() {
        return new Delivery(false, null);
    }
}
