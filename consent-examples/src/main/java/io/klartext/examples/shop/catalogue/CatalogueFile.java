package io.klartext.examples.shop.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;

/** The shape of {@code catalogue.json}. */
record CatalogueFile(List<Category> categories, List<Entry> products) {

    /** A product as written down: the category is the part of the article number before the dash. */
    record Entry(String sku, int cents, String size, LocalText title, LocalText text, Look picture) {

        Product toProduct() {
            String category = sku.substring(0, sku.indexOf('-'));
            return new Product(sku, category, cents, Size.parse(size), title, text, picture);
        }
    }

    static Catalogue read() {
        CatalogueFile file = Resources.read("catalogue.json", new TypeReference<>() {});
        return new Catalogue(
                file.categories(),
                file.products().stream().map(Entry::toProduct).toList());
    }
}
