package io.klartext.examples.shop.web;

import io.klartext.examples.shop.customer.LoggedIn;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The orders of whoever is logged in, and the favourite category that they told. */
final class AccountPage implements Page {

    @Override
    public void get(Visit visit) throws IOException, ServletException {
        Optional<String> id = LoggedIn.id(visit.request());
        if (id.isEmpty()) {
            visit.askToLogIn("/account");
            return;
        }
        visit.with("orders", visit.shop().orders().ofCustomer(id.get()));
        visit.show("account");
    }

    @Override
    public void post(Visit visit) throws IOException, ServletException {
        Optional<String> id = LoggedIn.id(visit.request());
        String category = visit.parameter("favourite");
        if (id.isEmpty()) {
            visit.askToLogIn("/account");
        } else if (category.isEmpty()) {
            visit.shop().customers().setFavourite(id.get(), null);
            visit.redirect("/account?done=saved");
        } else if (visit.shop().catalogue().category(category).isPresent()) {
            visit.shop().customers().setFavourite(id.get(), category);
            visit.redirect("/account?done=saved");
        } else {
            visit.fail(HttpServletResponse.SC_BAD_REQUEST);
        }
    }
}
