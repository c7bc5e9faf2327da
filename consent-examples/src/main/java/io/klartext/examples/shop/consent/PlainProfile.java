package io.klartext.examples.shop.consent;

import io.klartext.consent.profile.ProfileView;
import io.klartext.examples.shop.customer.Profile;
import java.util.List;
import java.util.Optional;

/** A view as the shop's own code wants a profile to be: what that reads is read of the view. */
record PlainProfile(ProfileView view) implements Profile {

    @Override
    public Optional<String> favouriteCategory() {
        return view.text("favouriteCategory");
    }

    @Override
    public List<String> boughtSkus() {
        return view.items("orders[].sku");
    }

    @Override
    public List<String> viewedSkus() {
        return view.items("views[].sku");
    }
}
