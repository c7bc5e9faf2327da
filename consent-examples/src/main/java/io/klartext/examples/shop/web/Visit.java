package io.klartext.examples.shop.web;

import io.klartext.examples.shop.customer.Customer;
import io.klartext.examples.shop.customer.LoggedIn;
import io.klartext.examples.shop.order.Cart;
import io.klartext.examples.shop.order.Carts;
import io.klartext.examples.shop.surface.ShopParts;
import io.klartext.examples.shop.surface.Surfaces;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request to a page, and the answers that pages give.
 *
 * @param site what the page is made from
 * @param request what was asked
 * @param response what will be answered
 */
record Visit(Site site, HttpServletRequest request, HttpServletResponse response) {

    private static final String CART_ID = "shop.cart";

    ShopParts shop() {
        return site.shop();
    }

    Surfaces surfaces() {
        return site.surfaces();
    }

    LocalDate today() {
        return LocalDate.now(shop().clock());
    }

    /** A parameter, or an empty text. */
    String parameter(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    /** What follows the page's own part of the address, without the slash. */
    String rest() {
        String path = request.getPathInfo();
        return path == null ? "" : path.substring(1);
    }

    Optional<Customer> customer() {
        return LoggedIn.id(request).flatMap(shop().customers()::find);
    }

    /** The visitor's cart, which may be empty. Makes no session. */
    Cart cart() {
        return cartId().map(shop().carts()::find).orElse(Cart.EMPTY);
    }

    /** The id of the cart, if the visitor has one. */
    Optional<String> cartId() {
        HttpSession session = request.getSession(false);
        return LoggedIn.id(request)
                .or(() -> session == null
                        ? Optional.empty()
                        : Optional.ofNullable((String) session.getAttribute(CART_ID)));
    }

    /** The id of the cart; whoever has none gets one, and with it a session. */
    String cartIdOrNew() {
        return cartId().orElseGet(() -> {
            String id = Carts.VISITOR + UUID.randomUUID();
            request.getSession().setAttribute(CART_ID, id);
            return id;
        });
    }

    /** Gives the page something to show. */
    Visit with(String name, @Nullable Object value) {
        request.setAttribute(name, value);
        return this;
    }

    /** Answers with a page. */
    void show(String jsp) throws IOException, ServletException {
        with("categories", shop().catalogue().categories());
        with("cart", cart());
        with("customer", customer().orElse(null));
        with("done", parameterOfQuery("done"));
        request.getRequestDispatcher("/WEB-INF/jsp/" + jsp + ".jsp").forward(request, response);
    }

    /** Answers that the result is to be seen there. */
    void redirect(String path) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
    }

    /** Answers with the friendly page for a failure. */
    void fail(int status) throws IOException {
        response.sendError(status);
    }

    /** Asks to log in first and comes back afterwards. */
    void askToLogIn(String thenTo) {
        redirect("/login?next=" + thenTo);
    }

    private String parameterOfQuery(String name) {
        String query = request.getQueryString();
        return query == null || !query.contains(name + "=") ? "" : parameter(name);
    }
}
