package io.klartext.examples.shop.picture;

import io.klartext.examples.shop.catalogue.Catalogue;
import io.klartext.examples.shop.catalogue.Product;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The pictures of the shop as SVG documents, drawn when they are first asked for. Safe for use by many threads. */
public final class Pictures {

    /** The name of the still life on the home page. */
    public static final String STILL_LIFE = "still-life";

    private static final double HALF = 200;
    private static final double FOOT = 342;

    /** Back to front: article number, middle, foot and scale of everything on the table. */
    private static final List<Item> TABLE = List.of(
            new Item("pasta-05", 104, 500, 0.98),
            new Item("wine-02", 276, 500, 1.36),
            new Item("oil-01", 520, 500, 1.16),
            new Item("preserves-05", 706, 506, 0.86),
            new Item("cheese-01", 396, 536, 0.60),
            new Item("preserves-02", 184, 538, 0.46),
            new Item("coffee-08", 614, 540, 0.46));

    private final Catalogue catalogue;
    private final Map<String, String> drawn = new ConcurrentHashMap<>();

    /** Pictures of these products. */
    public Pictures(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The picture of an article number, or the {@link #STILL_LIFE}. */
    public Optional<String> find(String name) {
        if (name.equals(STILL_LIFE)) {
            return Optional.of(drawn.computeIfAbsent(name, any -> stillLife()));
        }
        return catalogue.product(name).map(product -> drawn.computeIfAbsent(name, any -> single(product)));
    }

    private static String single(Product product) {
        return document(400, 400, new ProductDrawing(product).fragment("", true));
    }

    private String stillLife() {
        StringBuilder scene = new StringBuilder();
        for (Item item : TABLE) {
            Product product = catalogue.product(item.sku()).orElseThrow();
            scene.append(String.format(
                    Locale.ROOT,
                    "<g transform=\"translate(%.1f %.1f) scale(%.2f)\">",
                    item.middle() - HALF * item.scale(),
                    item.foot() - FOOT * item.scale(),
                    item.scale()));
            scene.append(new ProductDrawing(product).fragment(item.sku(), false))
                    .append("</g>");
        }
        return document(800, 560, scene.toString());
    }

    private static String document(int width, int height, String content) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width
                + "\" height=\"" + height + "\">" + content + "</svg>";
    }

    private record Item(String sku, double middle, double foot, double scale) {}
}
