package io.klartext.examples.shop.surface;

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
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;

/**
 * Every place where the shop treats one visitor differently from another, or uses what is theirs. Whoever wants to know
 * or change what is done with personal data needs to look here only. What is given as a {@link Supplier} is not read
 * before it is asked for.
 */
public interface Surfaces {

    /** The products to show in a place: {@code home.picks}, {@code product.picks} or {@code cart.picks}. */
    Picks picks(HttpServletRequest request, Place place);

    /** The banner of the home page, {@code home.banner}. */
    Banner banner(HttpServletRequest request);

    /** The products that a model found at night, {@code home.discoveries}. */
    Discoveries discoveries(HttpServletRequest request);

    /** What a product costs whoever asks, {@code product.price}. */
    Price price(HttpServletRequest request, Product product);

    /** Remembers that whoever is logged in looked at a product. */
    void viewed(HttpServletRequest request, String sku);

    /** The stores near the position that the browser shared. A postcode that somebody typed does not come here. */
    NearbyStores nearby(HttpServletRequest request, Supplier<Position> position);

    /** The store that delivers to the region of the position that the browser shared. */
    Delivery delivery(HttpServletRequest request, Supplier<Position> position);

    /** Invites the people of an uploaded address book in the name of whoever is logged in. */
    Invitations invite(HttpServletRequest request, Supplier<List<Contact>> contacts);

    /** Puts an address on the newsletter's list; false if that may not be, and then it is not on it. */
    boolean subscribe(HttpServletRequest request, String email);

    /** Somebody has just logged in: what they said before, as a visitor, may belong to the account. */
    void loggedIn(HttpServletRequest request, String customerId);
}
