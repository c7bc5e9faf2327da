package io.klartext.examples.shop.surface;

import io.klartext.examples.shop.campaign.Banner;
import io.klartext.examples.shop.catalogue.Product;
import io.klartext.examples.shop.customer.LoggedIn;
import io.klartext.examples.shop.invite.Contact;
import io.klartext.examples.shop.invite.Invitations;
import io.klartext.examples.shop.nightly.Discoveries;
import io.klartext.examples.shop.price.Discounts;
import io.klartext.examples.shop.price.Price;
import io.klartext.examples.shop.recommend.Picks;
import io.klartext.examples.shop.recommend.Place;
import io.klartext.examples.shop.stores.Delivery;
import io.klartext.examples.shop.stores.NearbyStores;
import io.klartext.examples.shop.stores.Position;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/** What a shop does that asks nobody: it uses all it knows, everywhere. */
public final class OrdinarySurfaces implements Surfaces {

    /** How many discoveries there is room for. */
    public static final int DISCOVERIES = 4;

    private final ShopParts shop;

    /** Surfaces of this shop. */
    public OrdinarySurfaces(ShopParts shop) {
        this.shop = shop;
    }

    @Override
    public Picks picks(HttpServletRequest request, Place place) {
        return shop.recommender().pick(shop.profiles().of(request), place);
    }

    @Override
    public Banner banner(HttpServletRequest request) {
        return shop.campaigns().choose(shop.profiles().of(request));
    }

    @Override
    public Discoveries discoveries(HttpServletRequest request) {
        return LoggedIn.id(request).map(this::found).orElseGet(this::newest);
    }

    private Discoveries found(String customer) {
        List<Product> found = shop.nightly().of(customer).stream()
                .flatMap(one -> shop.catalogue().product(one.sku()).stream())
                .limit(DISCOVERIES)
                .toList();
        return found.isEmpty() ? newest() : new Discoveries(true, found);
    }

    /** What everybody sees for whom the model may not work. */
    public Discoveries newest() {
        return new Discoveries(false, shop.nightly().newest(product -> true, DISCOVERIES));
    }

    @Override
    public Price price(HttpServletRequest request, Product product) {
        return Discounts.of(product, shop.profiles().of(request));
    }

    @Override
    public void viewed(HttpServletRequest request, String sku) {
        LoggedIn.id(request).ifPresent(customer -> shop.history().viewed(customer, sku, today()));
    }

    @Override
    public NearbyStores nearby(HttpServletRequest request, Supplier<Position> position) {
        return shop.stores().near(position.get());
    }

    @Override
    public Delivery delivery(HttpServletRequest request, Supplier<Position> position) {
        return shop.stores().delivery(position.get());
    }

    @Override
    public Invitations invite(HttpServletRequest request, Supplier<List<Contact>> contacts) {
        return shop.inviter().invite(LoggedIn.id(request).orElseThrow(), contacts.get(), today());
    }

    @Override
    public boolean subscribe(HttpServletRequest request, String email) {
        shop.newsletter().subscribe(email, today());
        return true;
    }

    private LocalDate today() {
        return LocalDate.now(shop.clock());
    }

    @Override
    public void loggedIn(HttpServletRequest request, String customerId) {
        // An ordinary shop has asked nobody anything.
    }
}
