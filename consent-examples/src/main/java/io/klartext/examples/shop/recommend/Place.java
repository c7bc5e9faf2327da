package io.klartext.examples.shop.recommend;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Where picks are shown, and what is there already. The context is what the visitor has in front of them on this page;
 * it is no part of a profile.
 *
 * @param surface the name of the place, such as {@code home.picks}
 * @param context article numbers that the picks should go with
 * @param without article numbers that must not be picked
 */
public record Place(String surface, List<String> context, List<String> without) {

    private static final String CART = "cart.picks";

    /** The home page. */
    public static Place home(List<String> inCart) {
        return new Place("home.picks", List.of(), inCart);
    }

    /** The page of a product. */
    public static Place product(String sku, List<String> inCart) {
        return new Place("product.picks", List.of(sku), inCart);
    }

    /** The cart. */
    public static Place cart(List<String> inCart) {
        return new Place(CART, inCart, inCart);
    }

    /** The same place, where more must not be picked. */
    public Place alsoWithout(Collection<String> more) {
        List<String> all = new ArrayList<>(without);
        all.addAll(more);
        return new Place(surface, context, all);
    }

    /** Whether it is the cart. */
    public boolean isCart() {
        return surface.equals(CART);
    }
}
