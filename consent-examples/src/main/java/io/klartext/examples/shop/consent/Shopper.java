package io.klartext.examples.shop.consent;

import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.profile.ProfileView;
import io.klartext.consent.servlet.RequestConsent;
import io.klartext.examples.shop.catalogue.Product;
import io.klartext.examples.shop.customer.CustomerProfile;
import io.klartext.examples.shop.customer.LoggedIn;
import io.klartext.examples.shop.surface.ShopParts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whoever stands before the shop in one request: what may be read of them, and in which words they are told what was. Where
 * a purpose is denied the stored profile is not even loaded.
 */
final class Shopper {

    private static final CustomerProfile EMPTY = new CustomerProfile(null, List.of(), List.of());

    private static final String ATTRIBUTE = Shopper.class.getName();

    private final ShopParts shop;
    private final HttpServletRequest request;
    private final RequestConsent consent;
    private @Nullable CustomerProfile loaded;
    private @Nullable Set<String> hidden;

    private Shopper(HttpServletRequest request, ShopParts shop) {
        this.shop = shop;
        this.request = request;
        this.consent = RequestConsent.from(request);
    }

    /** The one of a request: a page with several surfaces loads what is stored once. */
    static Shopper of(HttpServletRequest request, ShopParts shop) {
        if (request.getAttribute(ATTRIBUTE) instanceof Shopper known) {
            return known;
        }
        Shopper made = new Shopper(request, shop);
        request.setAttribute(ATTRIBUTE, made);
        return made;
    }

    RequestConsent consent() {
        return consent;
    }

    Optional<String> customer() {
        return LoggedIn.id(request);
    }

    /** What this customer does not want to be offered again. */
    Set<String> hidden() {
        Set<String> known = hidden;
        if (known == null) {
            known = customer().map(shop.hidden()::of).orElse(Set.of());
            hidden = known;
        }
        return known;
    }

    boolean allows(PurposeId purpose) {
        return consent.check(purpose).allowed();
    }

    /** The stored profile as a purpose may see it. */
    ProfileView view(PurposeId purpose) {
        return consent.view(purpose, profile());
    }

    /** Loads the stored profile; nobody's for a visitor. */
    Supplier<CustomerProfile> profile() {
        return this::load;
    }

    private CustomerProfile load() {
        CustomerProfile known = loaded;
        if (known == null) {
            known = customer().map(shop.history()::profile).orElse(EMPTY);
            loaded = known;
        }
        return known;
    }

    /** Gives an offer that rests on a profile its "Why do I see this?"; false if it may not be shown. */
    boolean explain(ProfileView view, Offer offer) {
        return tell(view.explainIfAllowed(offer, this::label));
    }

    /** Keeps an explanation for the page; false if there is none, and then the offer may not be shown. */
    boolean tell(Optional<Explanation> why) {
        why.filter(explanation -> !explanation.factors().isEmpty()).ifPresent(consent::explain);
        return why.isPresent();
    }

    /** The words for a value: a shelf's or a product's name. */
    String label(String attribute, String value) {
        return attribute.equals("favouriteCategory")
                ? shop.catalogue()
                        .category(value)
                        .map(category -> category.name().in(language()))
                        .orElse("")
                : shop.catalogue().product(value).map(this::title).orElse("");
    }

    String title(Product product) {
        return product.title().in(language());
    }

    Locale language() {
        return Locale.forLanguageTag(consent.getLanguage());
    }
}
