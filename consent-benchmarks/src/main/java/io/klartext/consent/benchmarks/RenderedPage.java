package io.klartext.consent.benchmarks;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The page of {@link OfferPage#SHOP} as a shop makes it: a template, filled for each request with what the shop has in memory.
 * A real shop asks a database too.
 */
final class RenderedPage extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int SHELVES = 40;
    private static final List<Integer> WIDTHS = List.of(160, 320, 640, 1600);
    private static final String TEXT =
            "Pressed cold within hours of the harvest, from olives that were gathered by hand on old terraces. Mild at first, then"
                    + " of herbs and green almonds, with a little pepper at the end; for salads, for bread, and for whatever comes"
                    + " hot from the pan. The dark bottle keeps it from the light; once opened, it is good for two months. Each"
                    + " bottle bears the year, the village and the name of whoever made it, and comes with a card that says how"
                    + " it is best kept.";

    private final transient TemplateEngine templates = new TemplateEngine();
    private final transient List<Map<String, String>> shelves = IntStream.range(0, SHELVES)
            .mapToObj(i -> Map.of("address", "/c/" + i, "name", "Shelf"))
            .toList();
    private final transient List<Map<String, Object>> offers =
            IntStream.range(0, OfferPage.OFFERS).mapToObj(RenderedPage::offer).toList();

    RenderedPage() {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver(RenderedPage.class.getClassLoader());
        files.setSuffix(".html");
        templates.setTemplateResolver(files);
    }

    private static Map<String, Object> offer(int i) {
        return Map.ofEntries(
                Map.entry("sku", "sku-" + i),
                Map.entry("picked", i % (OfferPage.OFFERS / OfferPage.DENIED) == 0),
                Map.entry("address", "/p/sku-" + i + "/olive-oil-pressed-cold-half-a-litre?ref=shelf"),
                Map.entry("picture", "/media/480/sku-" + i + ".jpg"),
                Map.entry(
                        "pictures",
                        WIDTHS.stream()
                                .map(width -> "/media/" + width + "/sku-" + i + ".jpg " + width + "w")
                                .collect(Collectors.joining(", "))),
                Map.entry("shown", "A bottle of olive oil"),
                Map.entry("name", "Fine oil from the south"),
                Map.entry("text", TEXT),
                Map.entry("rating", "4.5 of 5"),
                Map.entry("ratings", "4.5 of 5 stars, 128 ratings"),
                Map.entry("amount", "8.90"),
                Map.entry("price", "8.90 \u20ac"),
                Map.entry("perLitre", "17.80 \u20ac for a litre, VAT included"));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        Context model = new Context(Locale.ENGLISH, Map.of("shelves", shelves, "offers", offers));
        templates.process("offers", model, response.getWriter());
    }
}
