package io.klartext.examples.shop.web;

import io.klartext.examples.shop.customer.LoggedIn;

/** Logging out, which is a form and has no page of its own. */
final class LogoutPage implements Page {

    @Override
    public void get(Visit visit) {
        visit.redirect("/");
    }

    @Override
    public void post(Visit visit) {
        LoggedIn.forget(visit.request());
        visit.redirect("/?done=loggedout");
    }
}
