package io.klartext.examples.shop.customer;

import java.util.List;
import java.util.Optional;

/**
 * What the shop knows of a customer, as far as the one who asks may see it. Lists may be read lazily, element by
 * element: who reads less of them has used less.
 */
public interface Profile {

    /** The category that the customer named as a favourite. */
    Optional<String> favouriteCategory();

    /** What was bought, newest first; what was bought twice is in it twice. */
    List<String> boughtSkus();

    /** What was looked at, newest first. */
    List<String> viewedSkus();

    /** The profile of somebody the shop does not know. */
    static Profile nobody() {
        return Nobody.INSTANCE;
    }

    /** All that is stored of a customer. */
    static Profile of(CustomerProfile stored) {
        return new StoredProfile(stored);
    }
}
