package io.klartext.examples.shop.consent;

import io.klartext.consent.explain.Basis;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.explain.Offer.Effect;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.profile.ProfileView;
import io.klartext.consent.servlet.RequestConsent;
import io.klartext.examples.shop.campaign.Banner;
import io.klartext.examples.shop.catalogue.Product;
import io.klartext.examples.shop.customer.CustomerProfile;
import io.klartext.examples.shop.customer.LoggedIn;
import io.klartext.examples.shop.customer.Profile;
import io.klartext.examples.shop.recommend.Picks;
import io.klartext.examples.shop.surface.ShopParts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The shop's profile of a customer, seen through a view: the recommender reads it like any other profile, and what it read
 * becomes the explanation. Where the purpose is denied the stored profile is not even loaded.
 */
final class ViewedProfile implements Profile {

    private static final CustomerProfile EMPTY = new CustomerProfile(null, List.of(), List.of());

    private final ShopParts shop;
    private final RequestConsent consent;
    private final ProfileView view;

    private ViewedProfile(ShopParts shop, RequestConsent consent, ProfileView view) {
        this.shop = shop;
        this.consent = consent;
        this.view = view;
    }

    static ViewedProfile of(HttpServletRequest request, PurposeId purpose, ShopParts shop) {
        RequestConsent consent = RequestConsent.from(request);
        ProfileView view = consent.view(
                purpose, () -> LoggedIn.id(request).map(shop.history()::profile).orElse(EMPTY));
        return new ViewedProfile(shop, consent, view);
    }

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

    /** Gives every pick that rests on this profile its "Why do I see this?". */
    Picks explained(Picks picks) {
        for (Product product : picks.products()) {
            explain(Offer.own(product.sku()).onSurface(picks.surface()), title(product));
        }
        return picks;
    }

    /** Gives a banner that rests on this profile its "Why do I see this?". */
    Banner explained(Banner banner) {
        explain(
                Offer.own(banner.id()).onSurface("home.banner").affecting(Effect.CONTENT),
                banner.title().in(language()));
        return banner;
    }

    private void explain(Offer offer, String title) {
        Explanation why = view.explain(offer.titled(title), this::label);
        if (why.basis() == Basis.PERSONALISED) {
            consent.explain(why);
        }
    }

    private String label(String attribute, String value) {
        return attribute.equals("favouriteCategory")
                ? shop.catalogue()
                        .category(value)
                        .map(category -> category.name().in(language()))
                        .orElse("")
                : shop.catalogue().product(value).map(this::title).orElse("");
    }

    private String title(Product product) {
        return product.title().in(language());
    }

    private Locale language() {
        return Locale.forLanguageTag(consent.getLanguage());
    }
}
