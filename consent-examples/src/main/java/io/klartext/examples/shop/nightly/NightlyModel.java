package io.klartext.examples.shop.nightly;

import io.klartext.examples.shop.catalogue.Catalogue;
import io.klartext.examples.shop.catalogue.Product;
import io.klartext.examples.shop.customer.CustomerProfile;
import io.klartext.examples.shop.customer.Order;
import io.klartext.examples.shop.customer.PageView;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A model as shops buy them: it gets the whole profile, works once a day, and gives products with the weights of its
 * features. For whom it may work is asked before it gets anything. Safe for use by many threads.
 */
public final class NightlyModel {

    /** What the model is called. */
    public static final String NAME = "nightly-discoveries";

    /** What was bought, as the model names it. */
    public static final String ORDERS = "f_orders_365d";

    /** What was looked at, as the model names it. */
    public static final String VIEWS = "f_views_90d";

    /** The favourite, as the model names it. */
    public static final String FAVOURITE = "f_declared_taste";

    private static final int KEPT = 8;
    private static final double DECLARED = 0.45;

    private final Catalogue catalogue;
    private final Function<String, CustomerProfile> profiles;
    private final Clock clock;
    private final Map<String, Night> nights = new ConcurrentHashMap<>();

    /** A model that is fed from these profiles. */
    public NightlyModel(Catalogue catalogue, Function<String, CustomerProfile> profiles, Clock clock) {
        this.catalogue = catalogue;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** The night that the results in use are from. */
    public LocalDate night() {
        return LocalDate.now(clock);
    }

    /** What it found for a customer last night; it reads the profile once a day. */
    public List<Discovery> of(String customerId) {
        LocalDate night = night();
        return nights.compute(
                        customerId,
                        (id, known) -> known != null && known.date().equals(night)
                                ? known
                                : new Night(night, discover(profiles.apply(id))))
                .found();
    }

    /** Forgets what it found for a customer. */
    public void forget(String customerId) {
        nights.remove(customerId);
    }

    /** What a shop shows that knows nobody: the products that come last in the catalogue are the newest. */
    public List<Product> newest(Predicate<Product> wanted, int most) {
        List<Product> newest = new ArrayList<>(catalogue.products());
        newest.sort(Comparator.comparing((Product product) ->
                        product.sku().substring(product.sku().length() - 2))
                .reversed()
                .thenComparing(Product::sku));
        return newest.stream().filter(wanted).limit(most).toList();
    }

    private List<Discovery> discover(CustomerProfile profile) {
        Map<String, Double> bought =
                shares(profile.orders().stream().map(Order::sku).toList());
        Map<String, Double> viewed =
                shares(profile.views().stream().map(PageView::sku).toList());
        List<String> known = profile.orders().stream().map(Order::sku).toList();
        List<Discovery> found = new ArrayList<>();
        for (Product product : catalogue.products()) {
            if (!known.contains(product.sku())) {
                Map<String, Double> weights = new TreeMap<>();
                weights.put(ORDERS, 0.9 * bought.getOrDefault(product.category(), 0.0));
                weights.put(VIEWS, 0.6 * viewed.getOrDefault(product.category(), 0.0));
                weights.put(FAVOURITE, product.category().equals(profile.favouriteCategory()) ? DECLARED : 0.0);
                weights.values().removeIf(weight -> weight == 0);
                if (!weights.isEmpty()) {
                    found.add(new Discovery(product.sku(), weights));
                }
            }
        }
        found.sort(Comparator.comparingDouble(NightlyModel::score).reversed().thenComparing(Discovery::sku));
        return List.copyOf(found.subList(0, Math.min(KEPT, found.size())));
    }

    private static double score(Discovery discovery) {
        return discovery.weights().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** Which part of these products stands on which shelf. */
    private Map<String, Double> shares(List<String> skus) {
        Map<String, Double> shares = new TreeMap<>();
        for (String sku : skus) {
            catalogue
                    .product(sku)
                    .ifPresent(product -> shares.merge(product.category(), 1.0 / skus.size(), Double::sum));
        }
        return shares;
    }

    private record Night(LocalDate date, List<Discovery> found) {}
}
