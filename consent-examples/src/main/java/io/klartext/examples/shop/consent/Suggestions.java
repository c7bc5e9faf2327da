package io.klartext.examples.shop.consent;

import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.explain.Offer.Effect;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.profile.ProfileView;
import io.klartext.consent.select.Selection;
import io.klartext.consent.select.Selector;
import io.klartext.examples.shop.campaign.Banner;
import io.klartext.examples.shop.catalogue.Product;
import io.klartext.examples.shop.price.Discounts;
import io.klartext.examples.shop.price.Price;
import io.klartext.examples.shop.recommend.Picks;
import io.klartext.examples.shop.recommend.Place;
import io.klartext.examples.shop.surface.ShopParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything that rests on a profile and that the shop's own code can explain: picks, banner and price. */
final class Suggestions {

    static final PurposeId PICKED_FOR_YOU = PurposeId.of("personalized-ads");
    static final PurposeId BANNER = PurposeId.of("campaign-banner");
    static final PurposeId PRICES = PurposeId.of("personal-prices");

    private final ShopParts shop;

    Suggestions(ShopParts shop) {
        this.shop = shop;
    }

    /** Picks by a view: what the recommender reads of it is what each pick is explained by. */
    Picks picks(Shopper shopper, Place place) {
        ProfileView view = shopper.view(PICKED_FOR_YOU);
        Picks picks = shop.recommender().pick(new PlainProfile(view), place);
        List<Product> shown = picks.products().stream()
                .filter(product -> shopper.explain(view, offer(shopper, product, place)))
                .toList();
        return new Picks(picks.personal(), picks.surface(), shown);
    }

    /** Picks by a selection: whoever asks why is also told what it would have been without each kind of data. */
    Picks selected(Shopper shopper, Place place) {
        Selection<Product> selection =
                shopper.consent().select(PICKED_FOR_YOU, shopper.profile(), selector(place, shopper.language()));
        List<Product> shown = new ArrayList<>();
        boolean personal = false;
        for (Product product : selection.items()) {
            Optional<Explanation> why = selection.explainIfAllowed(offer(shopper, product, place), shopper::label);
            if (why.isPresent()) {
                shown.add(product);
                if (!why.get().factors().isEmpty()) {
                    shopper.consent().explain(selection, why.get());
                    personal = true;
                }
            }
        }
        return new Picks(personal, place.surface(), shown);
    }

    /** It may be run again when somebody asks why, so it holds no request: only what is the same for everybody. */
    private Selector<Product> selector(Place place, Locale language) {
        return Selector.<Product>of(
                        view -> shop.recommender()
                                .pick(new PlainProfile(view), place)
                                .products(),
                        Product::sku)
                .labelled(product -> product.title().in(language));
    }

    private static Offer offer(Shopper shopper, Product product, Place place) {
        return Offer.own(product.sku()).onSurface(place.surface()).titled(shopper.title(product));
    }

    /** The banner, which a supplier may have paid for. */
    Banner banner(Shopper shopper) {
        ProfileView view = shopper.view(BANNER);
        Banner banner = shop.campaigns().choose(new PlainProfile(view));
        if (shopper.hidden().contains(banner.id())) {
            return shop.campaigns().season();
        }
        Offer offer = banner.sponsor() == null
                ? Offer.own(banner.id())
                : Offer.advertisement(
                        banner.id(),
                        banner.sponsor().onBehalfOf(),
                        banner.sponsor().paidBy());
        Locale language = shopper.language();
        boolean allowed = shopper.explain(
                view,
                offer.onSurface("home.banner")
                        .affecting(Effect.CONTENT)
                        .titled(banner.title().in(language)));
        return allowed ? banner : shop.campaigns().season();
    }

    /** The price: one that was calculated for somebody is never shown without saying so. */
    Price price(Shopper shopper, Product product) {
        ProfileView view = shopper.view(PRICES);
        Price price = Discounts.of(product, new PlainProfile(view));
        boolean allowed = !price.isPersonal()
                || shopper.explain(
                        view,
                        Offer.own(product.sku())
                                .onSurface("product.price")
                                .affecting(Effect.PRICE)
                                .titled(shopper.title(product)));
        return allowed ? price : Price.regular(product.cents());
    }
}
