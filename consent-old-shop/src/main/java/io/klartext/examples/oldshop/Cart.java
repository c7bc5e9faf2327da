package io.klartext.examples.oldshop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody wants to buy. It lives in the session. */
public final class Cart {

    private static final int MOST = 99;

    private final Map<String, Integer> lines = new LinkedHashMap<>();

    /** Makes an empty cart. */
    public Cart() {}

    /** Puts one more of a product in; what there is not is not put in. */
    public synchronized void add(@Nullable String sku) {
        Product product = Catalogue.bySku(sku);
        if (product != null) {
            lines.merge(product.getSku(), 1, (one, more) -> Math.min(MOST, one + more));
        }
    }

    /** Takes a product out. */
    public synchronized void remove(@Nullable String sku) {
        lines.remove(sku);
    }

    /** The products in it. */
    public synchronized List<Product> getProducts() {
        List<Product> products = new ArrayList<>();
        for (Product product : Catalogue.all()) {
            if (lines.containsKey(product.getSku())) {
                products.add(product);
            }
        }
        return products;
    }

    /** How many of a product are in it. */
    public synchronized int count(Product product) {
        return lines.getOrDefault(product.getSku(), 0);
    }

    /** How many things are in it. */
    public synchronized int getSize() {
        int size = 0;
        for (int count : lines.values()) {
            size += count;
        }
        return size;
    }

    /** What it costs, in cents. */
    public synchronized int getCents() {
        int cents = 0;
        for (Product product : getProducts()) {
            cents += product.getCents() * count(product);
        }
        return cents;
    }
}
