package io.klartext.consent.benchmarks;

import java.io.IOException;
import java.util.List;

/** What the shop has on its page. */
interface Stock {

    /** A shelf of the shop. */
    record Shelf(String address, String name) {}

    /**
     * A product.
     *
     * @param picked whether it was picked for whoever sees the page
     * @param shown what is seen on its pictures
     * @param pictures their addresses and widths, as in {@code srcset}
     */
    record Product(
            String sku,
            boolean picked,
            String address,
            String shown,
            String name,
            String text,
            int cents,
            int centilitres,
            double stars,
            int ratings,
            String pictures) {}

    /** All shelves. */
    List<Shelf> shelves() throws IOException;

    /** The products that are offered on the page. */
    List<Product> products() throws IOException;
}
