package io.klartext.consent.receipt;

import java.util.List;

/** A receipt as HTML that is well-formed XML: every text is escaped, nothing is fetched, and no style or script is in it. */
final class ReceiptHtml {

    private ReceiptHtml() {}

    static String fragment(Receipt receipt, String language) {
        ReceiptWords words = ReceiptWords.in(language);
        String shown = receipt.evidence().language();
        String heading = "klartext-receipt-" + escaped(receipt.id().value());
        StringBuilder out = new StringBuilder();
        line(
                out,
                "<section class=\"klartext-receipt\" lang=\"" + words.language() + "\" aria-labelledby=\"" + heading
                        + "\">");
        line(out, "<h2 id=\"" + heading + "\">" + escaped(words.say("title")) + "</h2>");
        line(out, "<dl>");
        for (ReceiptRows.Row row : ReceiptRows.of(receipt, words)) {
            line(
                    out,
                    "<div><dt>" + escaped(row.label()) + "</dt>" + values(row.values(), row.shown() ? shown : "")
                            + "</div>");
        }
        line(out, "</dl>");
        line(out, "<details><summary>" + escaped(words.say("text")) + "</summary>");
        line(
                out,
                "<pre lang=\"" + escaped(shown) + "\">"
                        + escaped(receipt.shown().notice().text()) + "</pre>");
        line(out, "</details>");
        line(out, "</section>");
        return out.toString();
    }

    private static String values(List<String> values, String language) {
        StringBuilder out = new StringBuilder();
        String lang = language.isEmpty() ? "" : " lang=\"" + escaped(language) + "\"";
        values.forEach(value -> out.append("<dd")
                .append(lang)
                .append('>')
                .append(escaped(value))
                .append("</dd>"));
        return out.toString();
    }

    static String page(Receipt receipt, String language) {
        ReceiptWords words = ReceiptWords.in(language);
        StringBuilder out = new StringBuilder();
        line(out, "<!DOCTYPE html>");
        line(out, "<html lang=\"" + words.language() + "\">");
        line(out, "<head>");
        line(out, "<meta charset=\"utf-8\"/>");
        line(out, "<meta name=\"viewport\" content=\"width=device-width\"/>");
        line(
                out,
                "<title>" + escaped(words.say("title") + " – " + receipt.shown().title()) + "</title>");
        line(out, "</head>");
        line(out, "<body>");
        line(out, "<main>");
        out.append(fragment(receipt, language));
        line(out, "</main>");
        line(out, "</body>");
        line(out, "</html>");
        return out.toString();
    }

    private static void line(StringBuilder out, String text) {
        out.append(text).append('\n');
    }

    /** Escapes for content and quoted attributes; what XML 1.0 cannot hold becomes a replacement character. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\r' -> out.append("&#13;");
                default -> out.appendCodePoint(isXml(c) ? c : 0xfffd);
            }
        });
        return out.toString();
    }

    /** The characters of XML 1.0, section 2.2. */
    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || (c >= 0x20 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || (c >= 0x10000 && c <= 0x10ffff);
    }
}
