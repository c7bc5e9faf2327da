package io.klartext.consent.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What the shop has on its page, each as a row by the names of its columns. */
interface Stock {

    /** All shelves: address, name. */
    List<Map<String, Object>> shelves() throws IOException;

    /**
     * The products that are offered: sku, whether it was picked for whoever sees the page, address, what is shown on its
     * pictures, name, text, the pictures as in {@code srcset}, price in cents, content in centilitres, stars, number of ratings.
     */
    List<Map<String, Object>> products() throws IOException;
}
