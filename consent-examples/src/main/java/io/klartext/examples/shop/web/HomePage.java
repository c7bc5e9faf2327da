package io.klartext.examples.shop.web;

import io.klartext.examples.shop.recommend.Place;
import jakarta.servlet.ServletException;
import java.io.IOException;

/** The first page. */
final class HomePage implements Page {

    @Override
    public void get(Visit visit) throws IOException, ServletException {
        visit.with(
                "picks",
                visit.surfaces().picks(visit.request(), Place.home(visit.cart().skus())));
        visit.with("banner", visit.surfaces().banner(visit.request()));
        visit.with("discoveries", visit.surfaces().discoveries(visit.request()));
        visit.show("home");
    }
}
