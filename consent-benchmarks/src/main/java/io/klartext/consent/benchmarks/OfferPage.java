package io.klartext.consent.benchmarks;

import java.nio.charset.StandardCharsets;

/** A page of a shop of about 200 KB with 100 offers, 20 of which stand in blocks that are denied. */
final class OfferPage {

    static final int OFFERS = 100;
    static final int DENIED = 20;

    /** What is put in for each offer that is shown: 250 bytes of ASCII. */
    static final String EXPLANATION = explanation();

    private OfferPage() {}

    private static String explanation() {
        String start = "<a class=\"klartext-why\" href=\"/consent/why?t=";
        String end = "\">Why do I see this?</a>";
        return start + "a".repeat(250 - start.length() - end.length()) + end;
    }

    static byte[] bytes() {
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
            offer(page, i);
        }
        return page.append(
                        "</div></main>\n<footer><p>Muster Feinkost</p></footer><script src=\"/js/shop.js\"></script>")
                .append("</body></html>\n")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void offer(StringBuilder page, int i) {
        boolean denied = i % (OFFERS / DENIED) == 0;
        page.append("  <div class=\"col-md-4 ")
                .append(denied ? "picked" : "offer")
                .append("\" data-sku=\"sku-");
        page.append(i)
                .append("\">\n    <div class=\"card shadow-sm\"><img class=\"card-img-top\" src=\"/i/")
                .append(i);
        page.append(".jpg\" alt=\"\" width=\"320\" height=\"240\" loading=\"lazy\">\n");
        for (int line = 0; line < 9; line++) {
            page.append("      <p class=\"card-text text-muted line-")
                    .append(line)
                    .append("\"><span class=\"label\">Fine ");
            page.append("oil from the south, pressed cold, in a bottle of half a litre</span> <em>4.50 &euro;</em> ");
            page.append("<a href=\"/p/").append(i).append('/').append(line).append("\">more</a></p>\n");
        }
        page.append(
                "      <button type=\"button\" class=\"btn btn-primary\">Into the basket</button>\n    </div>\n  </div>\n");
    }
}
