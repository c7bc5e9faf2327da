package io.klartext.consent.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A stock that is ready in memory. */
final class KeptStock implements Stock {

    private static final int SHELVES = 40;
    private static final List<Integer> WIDTHS = List.of(160, 320, 640, 1600);
    private static final long SEED = 1842;

    private final List<Map<String, Object>> shelves =
            IntStream.range(0, SHELVES).mapToObj(KeptStock::shelf).toList();
    private final List<Map<String, Object>> products =
            IntStream.range(0, OfferPage.OFFERS).mapToObj(KeptStock::product).toList();

    private static Map<String, Object> shelf(int i) {
        return Map.of("address", "/c/" + i, "name", "Shelf");
    }

    private static Map<String, Object> product(int i) {
        Praise words = new Praise(SEED + i);
        String goods = words.goods();
        String name = words.name(goods);
        return Map.ofEntries(
                Map.entry("sku", "sku-" + i),
                Map.entry("picked", i % (OfferPage.OFFERS / OfferPage.DENIED) == 0),
                Map.entry("address", "/p/sku-" + i + "/" + name.replaceAll("\\W+", "-") + "?ref=shelf"),
                Map.entry("shown", "Photograph of " + goods),
                Map.entry("name", name),
                Map.entry("text", words.text(goods)),
                Map.entry(
                        "pictures",
                        WIDTHS.stream()
                                .map(width -> "/media/" + width + "/sku-" + i + ".jpg " + width + "w")
                                .collect(Collectors.joining(", "))),
                Map.entry("cents", words.between(190, 4990)),
                Map.entry("centilitres", 50),
                Map.entry("stars", words.between(20, 50) / 10.0),
                Map.entry("ratings", words.between(1, 2000)));
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
