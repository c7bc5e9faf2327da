package io.klartext.examples.oldshop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What somebody has looked at, and what the shop makes of it. It lives in the session. */
public final class Looks {

    private static final int REMEMBERED = 5;
    private static final int PICKS = 3;

    private final Deque<String> seen = new ArrayDeque<>();

    /** Nothing has been looked at yet. */
    public Looks() {}

    /** Somebody looks at a product. */
    public synchronized void see(Product product) {
        seen.remove(product.getSku());
        seen.addFirst(product.getSku());
        if (seen.size() > REMEMBERED) {
            seen.removeLast();
        }
    }

    /** What goes with it: from the same shelves, and not seen yet. Nothing for somebody who has looked at nothing. */
    public synchronized List<Product> getPicks() {
        List<Product> picks = new ArrayList<>();
        for (String sku : seen) {
            Product one = Catalogue.bySku(sku);
            for (Product product : Catalogue.of(one == null ? null : one.getCategory())) {
                if (picks.size() < PICKS && !seen.contains(product.getSku()) && !picks.contains(product)) {
                    picks.add(product);
                }
            }
        }
        return picks;
    }

    /** The shelf that was looked at last; empty if none was. */
    public synchronized String getCategory() {
        Product last = Catalogue.bySku(seen.peekFirst());
        return last == null ? "" : last.getCategory();
    }
}
