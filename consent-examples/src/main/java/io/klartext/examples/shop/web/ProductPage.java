package io.klartext.examples.shop.web;

import io.klartext.examples.shop.catalogue.Product;
import io.klartext.examples.shop.recommend.Place;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** One product. */
final class ProductPage implements Page {

    @Override
    public void get(Visit visit) throws IOException, ServletException {
        Optional<Product> product = visit.shop().catalogue().product(visit.rest());
        if (product.isEmpty()) {
            visit.fail(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String sku = product.get().sku();
        visit.surfaces().viewed(visit.request(), sku);
        visit.with("product", product.get());
        visit.with("price", visit.surfaces().price(visit.request(), product.get()));
        visit.with(
                "category",
                visit.shop().catalogue().category(product.get().category()).orElseThrow());
        visit.with(
                "picks",
                visit.surfaces()
                        .picks(visit.request(), Place.product(sku, visit.cart().skus())));
        visit.show("product");
    }
}
