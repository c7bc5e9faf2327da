package io.klartext.examples.shop.web;

import io.klartext.examples.shop.catalogue.Category;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** One shelf. */
final class CategoryPage implements Page {

    @Override
    public void get(Visit visit) throws IOException, ServletException {
        Optional<Category> category = visit.shop().catalogue().category(visit.rest());
        if (category.isEmpty()) {
            visit.fail(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        visit.with("category", category.get());
        visit.with("products", visit.shop().catalogue().in(category.get()));
        visit.show("category");
    }
}
