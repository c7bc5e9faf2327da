package io.klartext.examples.shop.web;

import io.klartext.examples.shop.customer.Customer;
import io.klartext.examples.shop.customer.LoggedIn;
import io.klartext.examples.shop.sample.SampleData;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;

/** Logging in. */
final class LoginPage implements Page {

    @Override
    public void get(Visit visit) throws IOException, ServletException {
        visit.with("next", local(visit.parameter("next")));
        visit.with("demoPassword", SampleData.PASSWORD);
        visit.show("login");
    }

    @Override
    public void post(Visit visit) throws IOException, ServletException {
        Optional<Customer> customer =
                visit.shop().customers().logIn(visit.parameter("userName"), visit.parameter("password"));
        if (customer.isEmpty()) {
            visit.response().setStatus(422);
            visit.with("wrong", true).with("userName", visit.parameter("userName"));
            get(visit);
            return;
        }
        String id = customer.get().id();
        Optional<String> cart = visit.cartId();
        LoggedIn.remember(visit.request(), id);
        visit.surfaces().loggedIn(visit.request(), id);
        cart.filter(before -> !before.equals(id))
                .ifPresent(before -> visit.shop().carts().move(before, id));
        visit.redirect(local(visit.parameter("next")));
    }

    /** A page of this shop, never another site. */
    private static String local(String next) {
        return next.matches("/[a-z0-9/-]*") && !next.startsWith("//") ? next : "/";
    }
}
