package io.klartext.consent.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A random profile, every value of which occurs once and tells whose it is, in each shape that a view can read. */
public record Shopper(
        @Nullable String taste,
        @Nullable String size,
        @Nullable String style,
        @Nullable Home home,
        List<Order> orders,
        List<Seen> views) {

    static final List<String> SCALARS = List.of("taste", "size", "style", "home.city", "home.street");
    static final List<String> LISTED = List.of("orders[].sku", "orders[].date", "orders[].lines[].sku", "views[].sku");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** An object. */
    public record Home(@Nullable String city, @Nullable String street) {}

    /** An element with a time and a list of its own. */
    public record Order(@Nullable String sku, @Nullable LocalDate date, List<Line> lines) {}

    /** An element of an element. */
    public record Line(@Nullable String sku) {}

    /** An element. */
    public record Seen(@Nullable String sku) {}

    /** The same as a bean of the older kind. */
    public static final class Bean {
        private final Shopper shopper;

        Bean(Shopper shopper) {
            this.shopper = shopper;
        }

        public @Nullable String getTaste() {
            return shopper.taste();
        }

        public @Nullable String getSize() {
            return shopper.size();
        }

        public @Nullable String getStyle() {
            return shopper.style();
        }

        public @Nullable Home getHome() {
            return shopper.home();
        }

        public Order[] getOrders() {
            return shopper.orders().toArray(Order[]::new);
        }

        public Set<Seen> getViews() {
            Set<Seen> views = Collections.newSetFromMap(new LinkedHashMap<>());
            views.addAll(shopper.views());
            return views;
        }
    }

    static Shopper random(Random random, String whose) {
        Names names = new Names(random, whose);
        List<Order> orders = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            List<Line> lines = new ArrayList<>();
            for (int k = random.nextInt(3); k > 0; k--) {
                lines.add(new Line(names.next()));
            }
            LocalDate date =
                    random.nextInt(5) == 0 ? null : LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300));
            orders.add(new Order(names.next(), date, lines));
        }
        List<Seen> views = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            // One that has a value: an empty one would be one element of a set, however often it is there.
            views.add(new Seen(names.given()));
        }
        Home home = random.nextInt(5) == 0 ? null : new Home(names.next(), names.next());
        return new Shopper(names.next(), names.next(), names.next(), home, orders, views);
    }

    private static final class Names {
        private final Random random;
        private final String whose;
        private int used;

        Names(Random random, String whose) {
            this.random = random;
            this.whose = whose;
        }

        @Nullable String next() {
            return random.nextInt(5) == 0 ? null : given();
        }

        String given() {
            used++;
            return whose + "-" + used;
        }
    }

    /** This profile as a map without some attributes, its members in any order. */
    Map<String, Object> map(Set<String> without, Random random) {
        Map<String, Object> map = new LinkedHashMap<>();
        put(map, "taste", taste, "taste", without);
        put(map, "size", size, "size", without);
        put(map, "style", style, "style", without);
        if (home != null) {
            Map<String, Object> inner = new LinkedHashMap<>();
            put(inner, "city", home.city(), "home.city", without);
            put(inner, "street", home.street(), "home.street", without);
            map.put("home", inner);
        }
        List<Object> bought = new ArrayList<>();
        for (Order order : orders) {
            Map<String, Object> inner = new LinkedHashMap<>();
            put(inner, "sku", order.sku(), "orders[].sku", without);
            put(inner, "date", order.date() == null ? null : order.date().toString(), "orders[].date", without);
            List<Object> lines = new ArrayList<>();
            for (Line line : order.lines()) {
                Map<String, Object> innermost = new LinkedHashMap<>();
                put(innermost, "sku", line.sku(), "orders[].lines[].sku", without);
                lines.add(innermost);
            }
            inner.put("lines", lines);
            bought.add(inner);
        }
        map.put("orders", bought);
        List<Object> seen = new ArrayList<>();
        for (Seen view : views) {
            Map<String, Object> inner = new LinkedHashMap<>();
            put(inner, "sku", view.sku(), "views[].sku", without);
            seen.add(inner);
        }
        map.put("views", seen);
        List<String> keys = new ArrayList<>(map.keySet());
        Collections.shuffle(keys, random);
        Map<String, Object> shuffled = new LinkedHashMap<>();
        keys.forEach(key -> shuffled.put(key, map.getOrDefault(key, "")));
        return shuffled;
    }

    private static void put(
            Map<String, Object> map, String name, @Nullable String value, String path, Set<String> without) {
        if (value != null && !without.contains(path)) {
            map.put(name, value);
        }
    }

    /** The same content in every shape. */
    List<Object> shapes(Random random) {
        Map<String, Object> map = map(Set.of(), random);
        JsonNode json = JSON.valueToTree(map);
        return List.of(this, new Bean(this), map, json);
    }
}
