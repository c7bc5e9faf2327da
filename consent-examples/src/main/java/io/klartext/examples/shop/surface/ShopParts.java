package io.klartext.examples.shop.surface;

import io.klartext.examples.shop.campaign.Campaigns;
import io.klartext.examples.shop.catalogue.Catalogue;
import io.klartext.examples.shop.customer.Customers;
import io.klartext.examples.shop.customer.HiddenOffers;
import io.klartext.examples.shop.customer.History;
import io.klartext.examples.shop.customer.Profiles;
import io.klartext.examples.shop.invite.Inviter;
import io.klartext.examples.shop.newsletter.Newsletter;
import io.klartext.examples.shop.nightly.NightlyModel;
import io.klartext.examples.shop.order.Carts;
import io.klartext.examples.shop.order.Orders;
import io.klartext.examples.shop.recommend.Recommender;
import io.klartext.examples.shop.stores.Stores;
import java.time.Clock;

/**
 * The parts a shop is made of, for whoever puts them together.
 *
 * @param clock tells the day
 * @param catalogue what is sold
 * @param customers the accounts
 * @param history what is stored of each customer
 * @param hidden what customers do not want to be offered again
 * @param profiles the history that belongs to a request
 * @param carts what people are about to buy
 * @param orders what they bought
 * @param recommender picks products
 * @param nightly finds products at night
 * @param campaigns chooses the banner
 * @param stores the shops in town
 * @param inviter reads address books
 * @param newsletter keeps its addresses
 */
public record ShopParts(
        Clock clock,
        Catalogue catalogue,
        Customers customers,
        History history,
        HiddenOffers hidden,
        Profiles profiles,
        Carts carts,
        Orders orders,
        Recommender recommender,
        NightlyModel nightly,
        Campaigns campaigns,
        Stores stores,
        Inviter inviter,
        Newsletter newsletter) {}
