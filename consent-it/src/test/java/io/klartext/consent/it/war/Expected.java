package io.klartext.consent.it.war;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** What the rules make of a page for somebody to whom some purposes are denied, found out with a parser that is not ours. */
final class Expected {

    private static final Pattern END_TAG = Pattern.compile("</[A-Za-z][A-Za-z0-9-]*>");

    private final String address;
    private final String page;
    private final UnaryOperator<String> fragments;
    private final Document document;
    private final List<Cut> cuts;

    /**
     * Reads a page.
     *
     * @param address its path and query
     * @param page its bytes, each a character
     * @param rules the rules
     * @param denied the purposes that are denied
     * @param fragments gives the bytes of what stands in the place of a block, by its path
     */
    Expected(String address, String page, Rules rules, Set<String> denied, UnaryOperator<String> fragments) {
        this.address = address;
        this.page = page;
        this.fragments = fragments;
        this.document = Markup.parse(page, address);
        this.cuts = outermost(cuts(rules, denied));
    }

    private List<Cut> cuts(Rules rules, Set<String> denied) {
        List<Cut> found = new ArrayList<>();
        for (Rules.Block rule : rules.blocks()) {
            if (rule.matches(address) && denied.contains(rule.purpose())) {
                document.select(rule.select()).forEach(element -> add(found, new Cut(element, rule.fragment())));
            }
        }
        for (Rules.Named rule : rules.scripts()) {
            if (denied.contains(rule.purpose())) {
                Markup.scripts(document, rule).forEach(script -> add(found, new Cut(script, "")));
            }
        }
        return found;
    }

    /** The first rule that denies an element decides. */
    private static void add(List<Cut> cuts, Cut one) {
        if (cuts.stream().noneMatch(cut -> cut.from() == one.from())) {
            cuts.add(one);
        }
    }

    private static List<Cut> outermost(List<Cut> cuts) {
        return cuts.stream()
                .filter(cut -> cuts.stream().noneMatch(other -> other.contains(cut)))
                .sorted(Comparator.comparingInt(Cut::from))
                .toList();
    }

    /** What is denied, as the page has it. */
    List<String> denied() {
        return cuts.stream().map(cut -> page.substring(cut.from(), cut.to())).toList();
    }

    /**
     * Every byte must be the page's but for the blocks. Where one was, end tags may stand: of what its start tag ended, as a
     * {@code div} does to an open {@code p}.
     */
    void assertBytes(String found) {
        StringBuilder expected = new StringBuilder();
        int at = 0;
        int kept = 0;
        for (Cut cut : cuts) {
            String before = page.substring(kept, cut.from());
            String instead = cut.fragment().isEmpty() ? "" : fragments.apply(cut.fragment());
            expected.append(before);
            at += before.length();
            kept = cut.to();
            String next = page.substring(kept, nextFrom(cut));
            String tags = at <= found.length() ? endTags(found, at, instead + next) : "";
            expected.append(tags).append(instead);
            at += tags.length() + instead.length();
        }
        Same.assertSame(address, expected.append(page.substring(kept)).toString(), found);
    }

    private int nextFrom(Cut cut) {
        int next = cuts.indexOf(cut) + 1;
        return next == cuts.size() ? page.length() : cuts.get(next).from();
    }

    /** The end tags before a text that goes on; none if it does not. */
    private static String endTags(String found, int from, String then) {
        Matcher tag = END_TAG.matcher(found);
        int at = from;
        while (!found.startsWith(then, at)) {
            tag.region(at, found.length());
            if (!tag.lookingAt()) {
                return "";
            }
            at = tag.end();
        }
        return found.substring(from, at);
    }

    /** The page's document without the blocks, as text. */
    String document() {
        for (Cut cut : cuts) {
            Element parent = cut.element().parent();
            if (parent != null) {
                if (!cut.fragment().isEmpty()) {
                    Parser.parseFragment(fragments.apply(cut.fragment()), parent, Visitor.ORIGIN)
                            .forEach(cut.element()::before);
                }
                cut.element().remove();
            }
        }
        return Markup.text(document);
    }

    private record Cut(Element element, String fragment) {

        int from() {
            return element.sourceRange().startPos();
        }

        int to() {
            return Math.max(
                    element.sourceRange().endPos(), element.endSourceRange().endPos());
        }

        boolean contains(Cut other) {
            return from() < other.from() && to() >= other.to();
        }
    }
}
