package io.klartext.consent.benchmarks;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** A page of a shop of about 200 KB with 100 offers, 20 of which stand in blocks that are denied. */
public enum OfferPage {
    /** As a shop's theme writes it: {@link OfferTemplate} with what is in memory. */
    SHOP {
        @Override
        String text() throws IOException {
            StringWriter page = new StringWriter();
            new OfferTemplate().write(new KeptStock(), page);
            return page.toString();
        }
    },
    /** Nothing but short tags and few words: 79 tags in an offer of the same length. */
    DENSE {
        @Override
        String text() {
            StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                    .append("<title>Your basket</title><link rel=\"stylesheet\" href=\"/css/shop.css\"></head>\n<body>")
                    .append("<main class=\"container\"><div class=\"row\">\n");
            for (int i = 0; i < OFFERS; i++) {
                boolean denied = i % (OFFERS / DENIED) == 0;
                page.append("  <div class=\"col-6 col-md-4 ").append(denied ? "picked" : "offer");
                page.append("\" data-sku=\"sku-").append(i).append("\">\n");
                inside(page, i);
                page.append("  </div>\n");
            }
            return page.append("</div></main></body></html>\n").toString();
        }

        private static void inside(StringBuilder page, int i) {
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

    /** The page as text. */
    abstract String text() throws IOException;

    final byte[] bytes() throws IOException {
        return text().getBytes(StandardCharsets.UTF_8);
    }
}
