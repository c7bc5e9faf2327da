package io.klartext.consent.servlet.internal.visit;

import io.klartext.consent.explain.Control;
import io.klartext.consent.explain.Offer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What a shop lets people do about the data and the offers that an explanation names.
 *
 * @param places where a datum is changed or deleted, as a path inside the web application
 * @param hide takes note that somebody wants to see an offer no more
 */
public record ShopControls(Map<Place, String> places, Optional<BiConsumer<HttpServletRequest, Offer>> hide) {

    /** Nothing at all. */
    public static final ShopControls NONE = new ShopControls(Map.of(), Optional.empty());

    public ShopControls {
        places = Map.copyOf(places);
    }

    /**
     * What can be done about what.
     *
     * @param control change or delete
     * @param category the id of a data category
     */
    public record Place(Control control, String category) {}

    /**
     * Where something can be done.
     *
     * @param control change or delete
     * @param category the id of a data category
     * @return a path inside the web application; empty if there is none
     */
    public Optional<String> place(Control control, String category) {
        return Optional.ofNullable(places.get(new Place(control, category)));
    }

    /**
     * The same with one more place.
     *
     * @param place what can be done there
     * @param path where
     * @return new controls
     */
    public ShopControls with(Place place, String path) {
        Map<Place, String> more = new HashMap<>(places);
        more.put(place, path);
        return new ShopControls(more, hide);
    }

    /**
     * The same with a way to hide offers.
     *
     * @param handler takes note
     * @return new controls
     */
    public ShopControls hiding(BiConsumer<HttpServletRequest, Offer> handler) {
        return new ShopControls(places, Optional.of(handler));
    }
}
