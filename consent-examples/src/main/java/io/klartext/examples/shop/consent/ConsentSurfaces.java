package io.klartext.examples.shop.consent;

import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.RequestConsent;
import io.klartext.examples.shop.campaign.Banner;
import io.klartext.examples.shop.invite.Contact;
import io.klartext.examples.shop.invite.Invitations;
import io.klartext.examples.shop.recommend.Picks;
import io.klartext.examples.shop.recommend.Place;
import io.klartext.examples.shop.stores.NearbyStores;
import io.klartext.examples.shop.stores.Position;
import io.klartext.examples.shop.surface.OrdinarySurfaces;
import io.klartext.examples.shop.surface.ShopParts;
import io.klartext.examples.shop.surface.Surfaces;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;

/** What the shop does once it asks first. Each surface has one line that the ordinary one does not have. */
final class ConsentSurfaces implements Surfaces {

    static final PurposeId PICKED_FOR_YOU = PurposeId.of("personalized-ads");
    static final PurposeId BANNER = PurposeId.of("campaign-banner");
    static final PurposeId BROWSING_HISTORY = PurposeId.of("browsing-history");
    static final PurposeId LOCATION = PurposeId.of("location");
    static final PurposeId CONTACT_LIST = PurposeId.of("contact-list-access");
    static final PurposeId NEWSLETTER = PurposeId.of("newsletter");

    private final ShopParts shop;
    private final OrdinarySurfaces ordinary;

    ConsentSurfaces(ShopParts shop) {
        this.shop = shop;
        this.ordinary = new OrdinarySurfaces(shop);
    }

    @Override
    public Picks picks(HttpServletRequest request, Place place) {
        ViewedProfile profile = ViewedProfile.of(request, PICKED_FOR_YOU, shop); // empty unless this person allows it
        return profile.explained(shop.recommender().pick(profile, place));
    }

    @Override
    public Banner banner(HttpServletRequest request) {
        ViewedProfile profile = ViewedProfile.of(request, BANNER, shop);
        return profile.explained(shop.campaigns().choose(profile));
    }

    @Override
    public void viewed(HttpServletRequest request, String sku) {
        if (may(request, BROWSING_HISTORY)) {
            ordinary.viewed(request, sku);
        }
    }

    @Override
    public NearbyStores nearby(HttpServletRequest request, Supplier<Position> position) {
        return may(request, LOCATION) ? ordinary.nearby(request, position) : NearbyStores.refused();
    }

    @Override
    public Invitations invite(HttpServletRequest request, Supplier<List<Contact>> contacts) {
        return may(request, CONTACT_LIST) ? ordinary.invite(request, contacts) : Invitations.refused();
    }

    @Override
    public boolean subscribe(HttpServletRequest request, String email) {
        return may(request, NEWSLETTER) && ordinary.subscribe(request, email);
    }

    @Override
    public void loggedIn(HttpServletRequest request, String customerId) {
        RequestConsent.from(request).loggedIn(customerId);
    }

    private static boolean may(HttpServletRequest request, PurposeId purpose) {
        return RequestConsent.from(request).check(purpose).allowed();
    }
}
