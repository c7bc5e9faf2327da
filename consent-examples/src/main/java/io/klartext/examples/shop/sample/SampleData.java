package io.klartext.examples.shop.sample;

import io.klartext.examples.shop.catalogue.Catalogue;
import io.klartext.examples.shop.customer.Customers;
import io.klartext.examples.shop.customer.History;
import io.klartext.examples.shop.customer.Passwords;
import io.klartext.examples.shop.order.CartLine;
import io.klartext.examples.shop.order.Orders;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Fills a new shop with people who do not exist and with what they bought. */
public final class SampleData {

    /** The password of every sample customer, printed on the log-in page: these accounts are for trying out. */
    public static final String PASSWORD = "feinkost";

    private final Catalogue catalogue;
    private final Customers customers;
    private final Orders orders;
    private final History history;

    /** Fills these. */
    public SampleData(Catalogue catalogue, Customers customers, Orders orders, History history) {
        this.catalogue = catalogue;
        this.customers = customers;
        this.orders = orders;
        this.history = history;
    }

    /** Fills the shop unless it has customers already. All dates lie before the given day. */
    public void fillIfEmpty(LocalDate today) {
        if (!customers.isEmpty()) {
            return;
        }
        addBaskets(today);
        // One digest for all: the password is public and the same, so a salt for each would only cost start-up time.
        String passwordHash = Passwords.hash(PASSWORD);
        for (SampleCustomers.Entry entry : SampleCustomers.read().customers()) {
            customers.add(entry.customer(), passwordHash);
            entry.orders().stream()
                    .sorted(Comparator.comparing(SampleCustomers.Purchase::daysAgo)
                            .reversed())
                    .forEach(bought ->
                            orders.place(entry.id(), today.minusDays(bought.daysAgo()), lines(bought.lines())));
            entry.views().entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .forEach(view -> history.viewed(entry.id(), view.getKey(), today.minusDays(view.getValue())));
        }
    }

    private void addBaskets(LocalDate today) {
        Random random = new Random(1842);
        for (Set<String> basket : SampleBaskets.generate(random)) {
            List<CartLine> lines = lines(basket);
            orders.place(null, today.minusDays(1 + random.nextInt(364)), lines);
        }
    }

    private List<CartLine> lines(Collection<String> skus) {
        return catalogue.all(skus).stream()
                .map(product -> new CartLine(product, 1, product.cents()))
                .toList();
    }

    private List<CartLine> lines(Map<String, Integer> quantities) {
        return catalogue.all(quantities.keySet()).stream()
                .map(product -> new CartLine(product, quantities.getOrDefault(product.sku(), 1), product.cents()))
                .toList();
    }
}
