package io.klartext.examples.shop.stores;

import com.fasterxml.jackson.core.type.TypeReference;
import io.klartext.examples.shop.catalogue.Resources;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shops in town. */
public final class Stores {

    private static final int NEAR = 3;
    private static final double DELIVERY_KM = 120;

    private final List<Store> stores;
    private final Map<String, List<Double>> postcodeRegions;

    private Stores(List<Store> stores, Map<String, List<Double>> postcodeRegions) {
        this.stores = stores;
        this.postcodeRegions = postcodeRegions;
    }

    /** The stores that ship with the shop. */
    public static Stores load() {
        return new Stores(
                Resources.read("stores.json", new TypeReference<>() {}),
                Resources.read("postcodes.json", new TypeReference<>() {}));
    }

    /** All of them. */
    public List<Store> all() {
        return List.copyOf(stores);
    }

    /** The nearest three. The position is used for this and kept nowhere. */
    public NearbyStores near(Position position) {
        List<NearbyStores.Distance> nearest = stores.stream()
                .sorted(Comparator.comparingDouble(store -> store.position().kilometresTo(position)))
                .limit(NEAR)
                .map(store -> new NearbyStores.Distance(
                        store, (int) Math.ceil(store.position().kilometresTo(position))))
                .toList();
        return new NearbyStores(true, nearest);
    }

    /** The store that delivers to a place: the nearest, up to a good hour's drive away. The region is exact enough. */
    public Delivery delivery(Position position) {
        return new Delivery(
                true,
                stores.stream()
                        .min(Comparator.comparingDouble(
                                store -> store.position().kilometresTo(position)))
                        .filter(store -> store.position().kilometresTo(position) <= DELIVERY_KM)
                        .orElse(null));
    }

    /** About where a German postcode is: the middle of the region of its first two digits. */
    public Optional<Position> ofPostcode(String postcode) {
        String digits = postcode.strip();
        if (!digits.matches("[0-9]{5}")) {
            return Optional.empty();
        }
        return Optional.ofNullable(postcodeRegions.get(digits.substring(0, 2)))
                .map(region -> new Position(region.get(0), region.get(1)));
    }
}
