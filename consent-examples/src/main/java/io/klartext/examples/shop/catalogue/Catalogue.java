package io.klartext.examples.shop.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every product and category, in the order in which the shop shows them. Immutable. */
public final class Catalogue {

    private final Map<String, Category> categories = new LinkedHashMap<>();
    private final Map<String, Product> products = new LinkedHashMap<>();

    Catalogue(List<Category> categories, List<Product> products) {
        categories.forEach(category -> this.categories.put(category.id(), category));
        for (Product product : products) {
            if (!this.categories.containsKey(product.category())) {
                throw new IllegalArgumentException("No category for " + product.sku() + ": " + product.category());
            }
            if (this.products.put(product.sku(), product) != null) {
                throw new IllegalArgumentException("Two products are called " + product.sku());
            }
        }
    }

    /** The catalogue that ships with the shop. */
    public static Catalogue load() {
        return CatalogueFile.read();
    }

    /** All categories. */
    public List<Category> categories() {
        return List.copyOf(categories.values());
    }

    /** The category of that id. */
    public Optional<Category> category(String id) {
        return Optional.ofNullable(categories.get(id));
    }

    /** All products. */
    public List<Product> products() {
        return List.copyOf(products.values());
    }

    /** The product of that article number. */
    public Optional<Product> product(String sku) {
        return Optional.ofNullable(products.get(sku));
    }

    /** The products of one shelf. */
    public List<Product> in(Category category) {
        return products.values().stream()
                .filter(product -> product.category().equals(category.id()))
                .toList();
    }

    /** The products with these article numbers, in this order; a product that is no longer sold is left out. */
    public List<Product> all(Collection<String> skus) {
        List<Product> found = new ArrayList<>();
        for (String sku : skus) {
            product(sku).ifPresent(found::add);
        }
        return found;
    }
}
