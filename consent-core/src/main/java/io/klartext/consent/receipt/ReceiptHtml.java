package io.klartext.consent.receipt;

import io.klartext.consent.internal.Html;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A receipt as HTML that is well-formed XML: every text is escaped, nothing is fetched, and no style or script is in it. */
final class ReceiptHtml {

    private static final Pattern LONG = Pattern.compile("\\S{16}(?=\\S)");

    private ReceiptHtml() {}

    static String fragment(Receipt receipt, String language) {
        return fragment(receipt, language, "h2");
    }

    private static String fragment(Receipt receipt, String language, String title) {
        ReceiptWords words = ReceiptWords.in(language);
        String shown = receipt.evidence().language();
        String heading = "klartext-receipt-" + escaped(receipt.id().value());
        StringBuilder out = new StringBuilder();
        line(
                out,
                "<section class=\"klartext-receipt\" lang=\"" + words.language() + "\" aria-labelledby=\"" + heading
                        + "\">");
        line(out, "<" + title + " id=\"" + heading + "\">" + escaped(words.say("title")) + "</" + title + ">");
        line(out, "<dl>");
        for (ReceiptRows.Row row : ReceiptRows.of(receipt, words)) {
            line(out, "<div><dt>" + escaped(row.label()) + "</dt>" + values(row.values(), shown) + "</div>");
        }
        line(out, "</dl>");
        line(out, "<details><summary>" + escaped(words.say("text")) + "</summary>");
        line(
                out,
                "<p lang=\"" + escaped(shown) + "\">"
                        + Stream.of(receipt.shown().notice().text().split("\n", -1))
                                .map(ReceiptHtml::text)
                                .collect(Collectors.joining("<br/>\n"))
                        + "</p>");
        line(out, "</details>");
        line(out, "</section>");
        return out.toString();
    }

    /** What was shown is marked with its language, so that it is read out in it (WCAG 2.2, 3.1.2). */
    private static String values(List<ReceiptRows.Value> values, String language) {
        StringBuilder out = new StringBuilder();
        for (ReceiptRows.Value value : values) {
            out.append("<dd>");
            if (!value.shown().isEmpty()) {
                out.append("<span lang=\"").append(escaped(language)).append("\">");
                out.append(text(value.shown())).append("</span>");
            }
            out.append(text(value.told())).append("</dd>");
        }
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
        out.append(fragment(receipt, language, "h1"));
        line(out, "</main>");
        line(out, "</body>");
        line(out, "</html>");
        return out.toString();
    }

    private static void line(StringBuilder out, String text) {
        out.append(text).append('\n');
    }

    /** A page without a style is as wide as its longest word: a hash or an id may be broken on a phone (WCAG 2.2, 1.4.10). */
    private static String text(String text) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (Matcher word = LONG.matcher(text); word.find(); from = word.end()) {
            out.append(escaped(text.substring(from, word.end()))).append("<wbr/>");
        }
        return out.append(escaped(text.substring(from))).toString();
    }

    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Html.escape(text, out);
        return out.toString();
    }
}
