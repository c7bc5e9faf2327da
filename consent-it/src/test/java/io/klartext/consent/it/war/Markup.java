package io.klartext.consent.it.war;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Pages of a shop, each byte a character, as a parser sees them that keeps where elements begin and end. */
final class Markup {

    private static final String WHY = "<span class=\"klartext-why\">";
    private static final List<Pattern> INSERTED = List.of(
            Pattern.compile("<section class=\"klartext-notice\".*?</section>", Pattern.DOTALL),
            Pattern.compile(" " + WHY + ".*?</span>", Pattern.DOTALL),
            Pattern.compile("<link rel=\"stylesheet\" href=\"/consent/snippets\\.css[^>]*>"),
            Pattern.compile("<script type=\"module\" src=\"/consent/component\\.js[^>]*></script>"));
    private static final String INSERTED_ELEMENTS = "section.klartext-notice, span.klartext-why,"
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

    /** A page as the rules leave it, for somebody to whom these purposes are denied. */
    static String expected(String page, String address, Rules rules, Set<String> denied, Fragments fragments) {
        StringBuilder expected = new StringBuilder(page);
        List<Cut> cuts = new ArrayList<>(cuts(parse(page, address), address, rules, denied));
        cuts.sort(Comparator.comparingInt(Cut::from).reversed());
        for (Cut cut : cuts) {
            if (cuts.stream().noneMatch(other -> other.contains(cut))) {
                expected.replace(cut.from(), cut.to(), cut.fragment().isEmpty() ? "" : fragments.get(cut.fragment()));
            }
        }
        return expected.toString();
    }

    /** What is denied on a page, as the page has it. */
    static List<String> denied(String page, String address, Rules rules, Set<String> denied) {
        return cuts(parse(page, address), address, rules, denied).stream()
                .map(cut -> page.substring(cut.from(), cut.to()))
                .toList();
    }

    private static List<Cut> cuts(Document document, String address, Rules rules, Set<String> denied) {
        List<Cut> cuts = new ArrayList<>();
        for (Rules.Block rule : rules.blocks()) {
            if (rule.matches(address) && denied.contains(rule.purpose())) {
                document.select(rule.select()).forEach(element -> add(cuts, cut(element, rule.fragment())));
            }
        }
        for (Rules.Named rule : rules.scripts()) {
            if (denied.contains(rule.purpose())) {
                scripts(document, rule).forEach(script -> add(cuts, cut(script, "")));
            }
        }
        return cuts;
    }

    /** The first rule that denies an element decides. */
    private static void add(List<Cut> cuts, Cut one) {
        if (cuts.stream().noneMatch(cut -> cut.from() == one.from())) {
            cuts.add(one);
        }
    }

    /** The scripts of a document that a rule is about. */
    static List<Element> scripts(Document document, Rules.Named rule) {
        return document.select("script[src]").stream()
                .filter(script -> Globs.address(
                        rule.pattern(),
                        script.absUrl("src").replaceFirst("[?#].*", "").replaceFirst(":80/", "/")))
                .toList();
    }

    private static Cut cut(Element element, String fragment) {
        int from = element.sourceRange().startPos();
        int to = Math.max(
                element.sourceRange().endPos(), element.endSourceRange().endPos());
        return new Cut(from, to, fragment);
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

    /** Loads what stands in the place of a block. */
    interface Fragments {

        /** The bytes that a path of the shop answers. */
        String get(String path);
    }

    private record Cut(int from, int to, String fragment) {

        boolean contains(Cut other) {
            return !equals(other) && from <= other.from && to >= other.to;
        }
    }
}
