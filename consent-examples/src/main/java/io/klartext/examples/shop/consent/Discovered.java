package io.klartext.examples.shop.consent;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.FeatureMap;
import io.klartext.consent.explain.Model;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.policy.PurposeId;
import io.klartext.examples.shop.catalogue.Product;
import io.klartext.examples.shop.nightly.Discoveries;
import io.klartext.examples.shop.nightly.Discovery;
import io.klartext.examples.shop.nightly.NightlyModel;
import io.klartext.examples.shop.surface.OrdinarySurfaces;
import io.klartext.examples.shop.surface.ShopParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the nightly model found. Nobody can look into the model, so it says itself what its features weighed; from which data
 * each feature comes is written down here, and checked against the policy when the shop starts.
 */
final class Discovered {

    static final PurposeId PURPOSE = PurposeId.of("discoveries");

    private final ShopParts shop;
    private final ConsentManager consents;
    private final OrdinarySurfaces ordinary;
    private final FeatureMap features;

    Discovered(ShopParts shop, ConsentManager consents, OrdinarySurfaces ordinary) {
        this.shop = shop;
        this.consents = consents;
        this.ordinary = ordinary;
        this.features = FeatureMap.forPurpose(consents.policy(), PURPOSE)
                .feature(NightlyModel.ORDERS, "purchase-history")
                .feature(NightlyModel.VIEWS, "browsing-history")
                .feature(NightlyModel.FAVOURITE, "favourite-category");
    }

    Discoveries of(Shopper shopper) {
        Decision decision = shopper.consent().check(PURPOSE);
        Optional<String> customer = shopper.customer();
        if (customer.isEmpty() || !decision.allowed()) {
            customer.ifPresent(shop.nightly()::forget);
            return ordinary.newest();
        }
        Set<String> hidden = shopper.hidden();
        List<Product> shown = new ArrayList<>();
        for (Discovery found : shop.nightly().of(customer.get())) {
            Optional<Product> product = shop.catalogue().product(found.sku());
            if (product.isPresent()
                    && shown.size() < OrdinarySurfaces.DISCOVERIES
                    && !hidden.contains(found.sku())
                    && explained(shopper, decision, found, product.get())) {
                shown.add(product.get());
            }
        }
        return shown.isEmpty() ? ordinary.newest() : new Discoveries(true, shown);
    }

    private boolean explained(Shopper shopper, Decision decision, Discovery found, Product product) {
        Model model =
                new Model(NightlyModel.NAME, Optional.of(shop.nightly().night().toString()));
        Offer offer = Offer.own(product.sku())
                .onSurface(Discoveries.SURFACE)
                .titled(shopper.title(product))
                .chosenBy(model);
        return shopper.tell(consents.explain(decision, offer)
                .weights(features, found.weights())
                .ifAllowed());
    }
}
