package io.klartext.examples.shop.customer;

import java.util.List;
import java.util.Optional;

/** An empty profile. */
enum Nobody implements Profile {
    INSTANCE;

    @Override
    public Optional<String> favouriteCategory() {
        return Optional.empty();
    }

    @Override
    public List<String> boughtSkus() {
        return List.of();
    }

    @Override
    public List<String> viewedSkus() {
        return List.of();
    }
}
