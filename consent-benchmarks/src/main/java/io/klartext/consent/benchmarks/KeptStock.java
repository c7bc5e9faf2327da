package io.klartext.consent.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A stock that is ready in memory. */
final class KeptStock implements Stock {

    private static final int SHELVES = 40;
    private static final List<Integer> WIDTHS = List.of(160, 320, 640, 1600);
    private static final String TEXT =
            "Pressed cold within hours of the harvest, from olives that were gathered by hand on old terraces. Mild at first, then"
                    + " of herbs and green almonds, with a little pepper at the end; for salads, for bread, and for whatever comes"
                    + " hot from the pan. The dark bottle keeps it from the light; once opened, it is good for two months. Each"
                    + " bottle bears the year, the village and the name of whoever made it, and comes with a card that says how"
                    + " it is best kept.";

    private final List<Map<String, Object>> shelves =
            IntStream.range(0, SHELVES).mapToObj(KeptStock::shelf).toList();
    private final List<Map<String, Object>> products =
            IntStream.range(0, OfferPage.OFFERS).mapToObj(KeptStock::product).toList();

    private static Map<String, Object> shelf(int i) {
        return Map.of("address", "/c/" + i, "name", "Shelf");
    }

    private static Map<String, Object> product(int i) {
        return Map.ofEntries(
                Map.entry("sku", "sku-" + i),
                Map.entry("picked", i % (OfferPage.OFFERS / OfferPage.DENIED) == 0),
                Map.entry("address", "/p/sku-" + i + "/olive-oil-pressed-cold-half-a-litre?ref=shelf"),
                Map.entry("shown", "A bottle of olive oil"),
                Map.entry("name", "Fine oil from the south"),
                Map.entry("text", TEXT),
                Map.entry(
                        "pictures",
                        WIDTHS.stream()
                                .map(width -> "/media/" + width + "/sku-" + i + ".jpg " + width + "w")
                                .collect(Collectors.joining(", "))),
                Map.entry("cents", 890),
                Map.entry("centilitres", 50),
                Map.entry("stars", 4.5),
                Map.entry("ratings", 128));
    }

    @Override
    public List<Map<String, Object>> shelves() {
        return shelves;
    }

    @Override
    public List<Map<String, Object>> products() {
        return products;
    }
}
