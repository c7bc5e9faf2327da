package io.klartext.examples.shop.web;

import io.klartext.examples.shop.customer.LoggedIn;
import io.klartext.examples.shop.order.Cart;
import io.klartext.examples.shop.order.Carts;
import io.klartext.examples.shop.recommend.Place;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The cart, from putting something in to the order. */
final class CartPage implements Page {

    @Override
    public void get(Visit visit) throws IOException, ServletException {
        if (!visit.rest().isEmpty()) {
            visit.fail(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        visit.with(
                "picks",
                visit.surfaces().picks(visit.request(), Place.cart(visit.cart().skus())));
        visit.with("priced", priced(visit));
        visit.show("cart");
    }

    @Override
    public void post(Visit visit) throws IOException, ServletException {
        switch (visit.rest()) {
            case "add" -> add(visit);
            case "change" -> change(visit, quantity(visit));
            case "remove" -> change(visit, 0);
            case "checkout" -> checkOut(visit);
            default -> visit.fail(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void add(Visit visit) throws IOException {
        String sku = visit.parameter("sku");
        int quantity = visit.parameter("quantity").isEmpty() ? 1 : quantity(visit);
        if (visit.shop().catalogue().product(sku).isEmpty() || quantity < 1) {
            visit.fail(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        visit.shop().carts().add(visit.cartIdOrNew(), sku, quantity);
        visit.redirect("/cart?done=added");
    }

    private static void change(Visit visit, int quantity) throws IOException {
        if (quantity < 0) {
            visit.fail(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        visit.cartId().ifPresent(cart -> visit.shop().carts().change(cart, visit.parameter("sku"), quantity));
        visit.redirect(quantity == 0 ? "/cart?done=removed" : "/cart?done=changed");
    }

    private static void checkOut(Visit visit) {
        Cart cart = priced(visit);
        if (cart.lines().isEmpty()) {
            visit.redirect("/cart");
            return;
        }
        String customer = LoggedIn.id(visit.request()).orElse(null);
        visit.shop().orders().checkOut(visit.cartIdOrNew(), cart, customer, visit.today());
        visit.shop().recommender().learn(visit.shop().orders().baskets());
        visit.redirect(customer == null ? "/cart?done=ordered" : "/account?done=ordered");
    }

    /** The cart at the prices of whoever is asking. */
    private static Cart priced(Visit visit) {
        return visit.cart()
                .priced(product ->
                        visit.surfaces().price(visit.request(), product).cents());
    }

    /** The number that was typed, or -1 if it is none that can be bought. */
    private static int quantity(Visit visit) {
        String typed = visit.parameter("quantity").strip();
        if (!typed.matches("[0-9]{1,3}")) {
            return -1;
        }
        int quantity = Integer.parseInt(typed);
        return quantity <= Carts.MOST ? quantity : -1;
    }
}
