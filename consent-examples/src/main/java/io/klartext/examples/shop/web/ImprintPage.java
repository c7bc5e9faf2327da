package io.klartext.examples.shop.web;

import jakarta.servlet.ServletException;
import java.io.IOException;

/** Who is behind the shop: nobody. */
final class ImprintPage implements Page {

    @Override
    public void get(Visit visit) throws IOException, ServletException {
        visit.show("imprint");
    }
}
