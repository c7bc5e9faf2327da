package io.klartext.examples.shop.consent;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.RequestConsent;
import io.klartext.examples.shop.campaign.Banner;
import io.klartext.examples.shop.catalogue.Product;
import io.klartext.examples.shop.invite.Contact;
import io.klartext.examples.shop.invite.Invitations;
import io.klartext.examples.shop.nightly.Discoveries;
import io.klartext.examples.shop.price.Price;
import io.klartext.examples.shop.recommend.Picks;
import io.klartext.examples.shop.recommend.Place;
import io.klartext.examples.shop.stores.Delivery;
import io.klartext.examples.shop.stores.NearbyStores;
import io.klartext.examples.shop.stores.Position;
import io.klartext.examples.shop.surface.OrdinarySurfaces;
import io.klartext.examples.shop.surface.ShopParts;
import io.klartext.examples.shop.surface.Surfaces;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;

/** What the shop does once it asks first: every surface again, each behind its purpose. */
final class ConsentSurfaces implements Surfaces {

    static final PurposeId BROWSING_HISTORY = PurposeId.of("browsing-history");
    static final PurposeId NEWSLETTER = PurposeId.of("newsletter");

    private final ShopParts shop;
    private final OrdinarySurfaces ordinary;
    private final Suggestions suggestions;
    private final Discovered discovered;
    private final Whereabouts whereabouts;
    private final Friends friends;

    ConsentSurfaces(ShopParts shop, ConsentManager consents, Friends friends) {
        this.shop = shop;
        this.ordinary = new OrdinarySurfaces(shop);
        this.suggestions = new Suggestions(shop);
        this.discovered = new Discovered(shop, consents, ordinary);
        this.whereabouts = new Whereabouts(shop);
        this.friends = friends;
    }

    @Override
    public Picks picks(HttpServletRequest request, Place place) {
        Shopper shopper = shopper(request);
        Place wanted = place.alsoWithout(shopper.hidden());
        return place.isCart() ? suggestions.selected(shopper, wanted) : suggestions.picks(shopper, wanted);
    }

    @Override
    public Banner banner(HttpServletRequest request) {
        return suggestions.banner(shopper(request));
    }

    @Override
    public Discoveries discoveries(HttpServletRequest request) {
        return discovered.of(shopper(request));
    }

    @Override
    public Price price(HttpServletRequest request, Product product) {
        return suggestions.price(shopper(request), product);
    }

    @Override
    public void viewed(HttpServletRequest request, String sku) {
        if (shopper(request).allows(BROWSING_HISTORY)) {
            ordinary.viewed(request, sku);
        }
    }

    @Override
    public NearbyStores nearby(HttpServletRequest request, Supplier<Position> position) {
        return whereabouts.nearby(shopper(request), position);
    }

    @Override
    public Delivery delivery(HttpServletRequest request, Supplier<Position> position) {
        return whereabouts.delivery(shopper(request), position);
    }

    @Override
    public Invitations invite(HttpServletRequest request, Supplier<List<Contact>> contacts) {
        return friends.invite(shopper(request), contacts);
    }

    @Override
    public boolean subscribe(HttpServletRequest request, String email) {
        return shopper(request).allows(NEWSLETTER) && ordinary.subscribe(request, email);
    }

    @Override
    public void loggedIn(HttpServletRequest request, String customerId) {
        RequestConsent.from(request).loggedIn(customerId);
    }

    private Shopper shopper(HttpServletRequest request) {
        return Shopper.of(request, shop);
    }
}
