package io.klartext.examples.shop;

import io.klartext.examples.shop.campaign.Campaigns;
import io.klartext.examples.shop.catalogue.Catalogue;
import io.klartext.examples.shop.customer.Customers;
import io.klartext.examples.shop.customer.HiddenOffers;
import io.klartext.examples.shop.customer.History;
import io.klartext.examples.shop.customer.Profiles;
import io.klartext.examples.shop.database.ShopDatabase;
import io.klartext.examples.shop.invite.Inviter;
import io.klartext.examples.shop.newsletter.Newsletter;
import io.klartext.examples.shop.nightly.NightlyModel;
import io.klartext.examples.shop.order.Carts;
import io.klartext.examples.shop.order.Orders;
import io.klartext.examples.shop.recommend.Recommender;
import io.klartext.examples.shop.sample.SampleData;
import io.klartext.examples.shop.stores.Stores;
import io.klartext.examples.shop.surface.ShopParts;
import java.security.SecureRandom;
import java.time.LocalDate;

/** Puts the parts of a shop together. */
final class ShopAssembly {

    private ShopAssembly() {}

    static ShopParts of(ShopConfig config, ShopDatabase database) {
        Catalogue catalogue = Catalogue.load();
        Customers customers = new Customers(database);
        History history = new History(database);
        Carts carts = new Carts(database, catalogue);
        Orders orders = new Orders(database, catalogue);
        new SampleData(catalogue, customers, orders, history).fillIfEmpty(LocalDate.now(config.clock()));
        carts.forgetVisitors();
        Recommender recommender = new Recommender(catalogue);
        recommender.learn(orders.baskets());
        return new ShopParts(
                config.clock(),
                catalogue,
                customers,
                history,
                new HiddenOffers(database),
                new Profiles(history),
                carts,
                orders,
                recommender,
                new NightlyModel(catalogue, history::profile, config.clock()),
                Campaigns.load(),
                Stores.load(),
                new Inviter(database, customers, ShopAssembly::nineRandomBytes),
                new Newsletter(database));
    }

    private static byte[] nineRandomBytes() {
        byte[] bytes = new byte[9];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
