package io.klartext.examples.shop.consent;

import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.profile.Location;
import io.klartext.examples.shop.stores.Delivery;
import io.klartext.examples.shop.stores.NearbyStores;
import io.klartext.examples.shop.stores.Position;
import io.klartext.examples.shop.surface.ShopParts;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where somebody is, as exactly as each purpose may know it: to one kilometre for the way to a store, to a hundred for
 * whether there is delivery. The policy says how exactly; no line here does.
 */
final class Whereabouts {

    static final PurposeId STORES = PurposeId.of("location");
    static final PurposeId DELIVERY = PurposeId.of("delivery-region");

    private final ShopParts shop;

    Whereabouts(ShopParts shop) {
        this.shop = shop;
    }

    NearbyStores nearby(Shopper shopper, Supplier<Position> position) {
        return seen(shopper, STORES, position).map(shop.stores()::near).orElseGet(NearbyStores::refused);
    }

    Delivery delivery(Shopper shopper, Supplier<Position> position) {
        return seen(shopper, DELIVERY, position).map(shop.stores()::delivery).orElseGet(Delivery::refused);
    }

    private static Optional<Position> seen(Shopper shopper, PurposeId purpose, Supplier<Position> position) {
        return shopper.consent()
                .view(purpose, () -> Map.of("position", location(position.get())))
                .location("position")
                .flatMap(Whereabouts::coordinates);
    }

    private static Location location(Position position) {
        return Location.at(position.latitude(), position.longitude());
    }

    private static Optional<Position> coordinates(Location seen) {
        return seen.latitude().isPresent() && seen.longitude().isPresent()
                ? Optional.of(new Position(
                        seen.latitude().getAsDouble(), seen.longitude().getAsDouble()))
                : Optional.empty();
    }
}
