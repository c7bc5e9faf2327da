package io.klartext.examples.shop.stores;

import java.util.List;

/**
 * The answer to "which shop is near?".
 *
 * @param allowed false if the position may not be used; then it was not, and there are no stores
 * @param stores nearest first
 */
public record NearbyStores(boolean allowed, List<Distance> stores) {

    public NearbyStores {
        stores = List.copyOf(stores);
    }

    /** Not without your permission. */
    public static NearbyStores refused() {
        return new NearbyStores(false, List.of());
    }

    /**
     * A store and how far away it is.
     *
     * @param store which
     * @param kilometres rounded up to whole kilometres
     */
    public record Distance(Store store, int kilometres) {}
}
