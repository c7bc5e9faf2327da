package io.klartext.consent.it.war;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Pages of a shop, each byte a character, as a parser sees them that keeps where elements begin and end. */
final class Markup {

    private static final String WHY = "<span class=\"klartext-why\">";
    private static final List<Pattern> INSERTED = List.of(
            Pattern.compile("<section class=\"klartext-(?:notice|allowed)\".*?</section>", Pattern.DOTALL),
            Pattern.compile(" " + WHY + ".*?</span>", Pattern.DOTALL),
            Pattern.compile("<link rel=\"stylesheet\" href=\"/consent/snippets\\.css[^>]*>"),
            Pattern.compile("<script type=\"module\" src=\"/consent/component\\.js[^>]*></script>"));
    private static final String INSERTED_ELEMENTS =
            "section.klartext-notice, section.klartext-allowed, span.klartext-why,"
                    + " link[href^=/consent/snippets.css], script[src^=/consent/component.js]";

    private Markup() {}

    static Document parse(String page, String address) {
        return Jsoup.parse(page, Visitor.ORIGIN + address, Parser.htmlParser().setTrackPosition(true));
    }

    /** A page without what the filter puts in, byte by byte. */
    static String withoutInserts(String page) {
        String rest = page;
        for (Pattern one : INSERTED) {
            rest = one.matcher(rest).replaceAll("");
        }
        return rest;
    }

    /** The document of a page without what the filter puts in: what that did to everything around it stays. */
    static String documentWithoutInserts(String page, String address) {
        Document document = parse(page.replace(" " + WHY, WHY), address);
        document.select(INSERTED_ELEMENTS).remove();
        return text(document);
    }

    /** A document as text. */
    static String text(Document document) {
        // adjacent texts, which an insert has parted, are one again
        return document.outputSettings(new Document.OutputSettings().prettyPrint(false))
                .outerHtml();
    }

    /** The scripts of a document that a rule is about. */
    static List<Element> scripts(Document document, Rules.Named rule) {
        return document.select("script[src]").stream()
                .filter(script -> Globs.address(
                        rule.pattern(),
                        script.absUrl("src").replaceFirst("[?#].*", "").replaceFirst(":80/", "/")))
                .toList();
    }

    /** How many explanations an allowed page must have: one for each offer that has an id. */
    static int offers(String page, String address, Rules rules) {
        Document document = parse(page, address);
        int offers = 0;
        for (Rules.Block rule : rules.blocks()) {
            if (rule.matches(address) && !rule.offer().isEmpty()) {
                for (Element block : document.select(rule.select())) {
                    List<Element> each = rule.per().isEmpty() ? List.of(block) : block.select(rule.per());
                    offers += (int) each.stream()
                            .filter(offer -> !offer.attr(rule.offer()).isBlank())
                            .count();
                }
            }
        }
        return offers;
    }

    /** The addresses of the explanations that a page links to. */
    static List<String> explanations(String page, String address) {
        return parse(page, address).select("consent-why > a[href]").stream()
                .map(link -> link.absUrl("href").substring(Visitor.ORIGIN.length()))
                .toList();
    }
}
