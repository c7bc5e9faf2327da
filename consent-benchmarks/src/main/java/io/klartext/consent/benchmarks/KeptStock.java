package io.klartext.consent.benchmarks;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A stock that is ready in memory: the one of {@link OfferPage#SHOP}. */
final class KeptStock implements Stock {

    private static final int SHELVES = 40;
    private static final List<Integer> WIDTHS = List.of(160, 320, 640, 1600);
    private static final String TEXT =
            "Pressed cold within hours of the harvest, from olives that were gathered by hand on old terraces. Mild at first, then"
                    + " of herbs and green almonds, with a little pepper at the end; for salads, for bread, and for whatever comes"
                    + " hot from the pan. The dark bottle keeps it from the light; once opened, it is good for two months. Each"
                    + " bottle bears the year, the village and the name of whoever made it, and comes with a card that says how"
                    + " it is best kept.";

    private final List<Shelf> shelves = IntStream.range(0, SHELVES)
            .mapToObj(i -> new Shelf("/c/" + i, "Shelf"))
            .toList();
    private final List<Product> products =
            IntStream.range(0, OfferPage.OFFERS).mapToObj(KeptStock::product).toList();

    private static Product product(int i) {
        return new Product(
                "sku-" + i,
                i % (OfferPage.OFFERS / OfferPage.DENIED) == 0,
                "/p/sku-" + i + "/olive-oil-pressed-cold-half-a-litre?ref=shelf",
                "A bottle of olive oil",
                "Fine oil from the south",
                TEXT,
                890,
                50,
                4.5,
                128,
                WIDTHS.stream()
                        .map(width -> "/media/" + width + "/sku-" + i + ".jpg " + width + "w")
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public List<Shelf> shelves() {
        return shelves;
    }

    @Override
    public List<Product> products() {
        return products;
    }
}
