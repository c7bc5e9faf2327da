package io.klartext.consent.benchmarks;

import java.nio.charset.StandardCharsets;

/** A page of a shop of about 200 KB with 100 offers, 20 of which stand in blocks that are denied. */
public enum OfferPage {
    /** As a shop's theme writes it: 30 tags in the two kilobytes of an offer, with the attributes that themes have. */
    SHOP {
        @Override
        void inside(StringBuilder page, int i) {
            String address = "/p/sku-" + i + "/olive-oil-pressed-cold-half-a-litre?ref=shelf";
            page.append(
                    "    <article class=\"card h-100 shadow-sm\" itemscope itemtype=\"https://schema.org/Product\">\n");
            page.append("      <a class=\"card-media ratio ratio-4x3\" href=\"")
                    .append(address)
                    .append("\">\n");
            page.append("        <img class=\"card-img-top lazyload\" src=\"/media/480/sku-")
                    .append(i)
                    .append(".jpg\" srcset=\"");
            for (int width = 160; width <= 960; width *= 2) {
                page.append("/media/")
                        .append(width)
                        .append("/sku-")
                        .append(i)
                        .append(".jpg ")
                        .append(width)
                        .append("w, ");
            }
            page.append("/media/1600/sku-").append(i).append(".jpg 1600w\" sizes=\"(max-width: 480px) 100vw, 480px\"");
            page.append(
                    " alt=\"A bottle of olive oil\" width=\"480\" height=\"360\" loading=\"lazy\" decoding=\"async\">\n");
            page.append(
                    "      </a>\n      <div class=\"card-body d-flex flex-column\">\n        <h3 class=\"card-title h6\">");
            page.append("<a class=\"stretched-link text-decoration-none\" href=\"")
                    .append(address);
            page.append(
                    "\" itemprop=\"name\">Fine oil from the south</a></h3>\n        <p class=\"card-text text-muted small\">");
            page.append(
                    "Pressed cold within hours of the harvest, from olives that were gathered by hand on old terraces. ");
            page.append(
                    "Mild at first, then of herbs and green almonds, with a little pepper at the end; for salads, ");
            page.append(
                    "for bread, and for whatever comes hot from the pan. The dark bottle keeps it from the light; once ");
            page.append("opened, it is good for two months. Each bottle bears the year, the village and the name of ");
            page.append("whoever made it, and comes with a card that says how it is best kept.</p>\n");
            page.append(
                    "        <div class=\"rating\" role=\"img\" aria-label=\"4.5 of 5\"><span class=\"visually-hidden\">");
            page.append("4.5 of 5 stars, 128 ratings</span></div>\n        <p class=\"price mb-1\">");
            page.append("<span class=\"price-amount\" itemprop=\"price\" content=\"8.90\">8.90&nbsp;&euro;</span> ");
            page.append("<small class=\"text-muted\">17.80&nbsp;&euro; for a litre, VAT included</small></p>\n");
            page.append("        <form class=\"mt-auto\" method=\"post\" action=\"/cart/items\">");
            page.append("<input type=\"hidden\" name=\"sku\" value=\"sku-")
                    .append(i)
                    .append("\">");
            page.append("<button type=\"submit\" class=\"btn btn-primary w-100\" data-track=\"add-to-cart\">");
            page.append("Into the basket</button></form>\n      </div>\n    </article>\n");
        }
    },
    /** Nothing but short tags and few words: 79 tags in an offer of the same length. */
    DENSE {
        @Override
        void inside(StringBuilder page, int i) {
            page.append("    <div class=\"card shadow-sm\"><img class=\"card-img-top\" src=\"/i/")
                    .append(i);
            page.append(".jpg\" alt=\"\" width=\"320\" height=\"240\" loading=\"lazy\">\n");
            for (int line = 0; line < 9; line++) {
                page.append("      <p class=\"card-text text-muted line-").append(line);
                page.append(
                        "\"><span class=\"label\">Fine oil from the south, pressed cold, in a bottle of half a litre</span> ");
                page.append("<em>4.50 &euro;</em> ");
                page.append("<a href=\"/p/").append(i).append('/').append(line).append("\">more</a></p>\n");
            }
            page.append(
                    "      <button type=\"button\" class=\"btn btn-primary\">Into the basket</button>\n    </div>\n");
        }
    };

    static final int OFFERS = 100;
    static final int DENIED = 20;

    /** What is put in for each offer that is shown: 250 bytes of ASCII. */
    static final String EXPLANATION = explanation();

    private static String explanation() {
        String start = "<a class=\"klartext-why\" href=\"/consent/why?t=";
        String end = "\">Why do I see this?</a>";
        return start + "a".repeat(250 - start.length() - end.length()) + end;
    }

    /** What stands in an offer. */
    abstract void inside(StringBuilder page, int i);

    byte[] bytes() {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<title>Your basket</title><link rel=\"stylesheet\" href=\"/css/shop.css\"></head>\n<body>")
                .append("<nav class=\"navbar\"><ul class=\"nav\">");
        for (int i = 0; i < 40; i++) {
            page.append("<li class=\"nav-item\"><a class=\"nav-link\" href=\"/c/")
                    .append(i)
                    .append("\">Shelf</a></li>");
        }
        page.append("</ul></nav>\n<main class=\"container\"><div class=\"row\">\n");
        for (int i = 0; i < OFFERS; i++) {
            boolean denied = i % (OFFERS / DENIED) == 0;
            page.append("  <div class=\"col-6 col-md-4 ").append(denied ? "picked" : "offer");
            page.append("\" data-sku=\"sku-").append(i).append("\">\n");
            inside(page, i);
            page.append("  </div>\n");
        }
        return page.append(
                        "</div></main>\n<footer><p>Muster Feinkost</p></footer><script src=\"/js/shop.js\"></script>")
                .append("</body></html>\n")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
