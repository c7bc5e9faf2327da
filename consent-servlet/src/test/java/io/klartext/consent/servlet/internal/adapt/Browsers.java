package io.klartext.consent.servlet.internal.adapt;

import io.klartext.consent.servlet.internal.adapt.Selector.Chain;
import io.klartext.consent.servlet.internal.adapt.Selector.Part;
import io.klartext.consent.servlet.internal.adapt.Selector.Step;
import io.klartext.consent.servlet.internal.adapt.Selector.Test;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a browser makes of a page: jsoup reads it, and selectors are matched on the finished tree, the plain way. */
final class Browsers {

    private Browsers() {}

    private static final Pattern TABLE_PART = Pattern.compile(
            "(?is)((?:\\s|<!--(?:>|->|.*?--!?>)|<!(?!--)[^>]*>|<[?][^>]*>|</(?!body|head|html|br)[^>]*>)*+)<(?:caption|col|colgroup|tbody|td|tfoot|th|thead|tr)(?![a-z0-9-]).*");

    /** Whether a page begins with a part of a table, and so is a fragment for a script that puts it into one. */
    static boolean fragment(String page) {
        return TABLE_PART.matcher(page).matches();
    }

    private static final Pattern ESCAPED_SCRIPT =
            Pattern.compile("(?is).*<script(?![a-z0-9-]).*<!--.*<script(?![a-z0-9-]).*");

    /**
     * Whether a script may hold {@code <!--} and then {@code <script}. The HTML standard (13.2.5.26, script data double escape
     * start state) and Chromium do not end the outer script at the inner one's end tag; the oracle does.
     */
    static boolean escapedScript(String page) {
        return ESCAPED_SCRIPT.matcher(page).matches();
    }

    static Document read(String page) {
        return Jsoup.parse(page);
    }

    static List<Element> find(Document document, Selector selector) {
        return document.getAllElements().stream()
                .filter(element -> !(element instanceof Document) && meant(element, selector))
                .toList();
    }

    private static boolean meant(Element element, Selector selector) {
        return selector.chains().stream()
                .anyMatch(chain -> matches(element, chain, chain.parts().size() - 1));
    }

    private static boolean matches(Element element, Chain chain, int index) {
        Part part = chain.parts().get(index);
        if (!meets(element, part)) {
            return false;
        }
        if (part.step() == Step.FIRST) {
            return true;
        }
        Element parent = element.parent();
        while (parent != null && !(parent instanceof Document)) {
            if (matches(parent, chain, index - 1)) {
                return true;
            }
            parent = part.step() == Step.CHILD ? null : parent.parent();
        }
        return false;
    }

    private static boolean meets(Element element, Part part) {
        return (part.type() == null || element.normalName().equals(part.type()))
                && part.tests().stream().allMatch(test -> meets(element, test));
    }

    private static boolean meets(Element element, Test test) {
        if (!element.hasAttr(test.attribute())) {
            return false;
        }
        String value = element.attr(test.attribute());
        return switch (test.comparison()) {
            case PRESENT -> true;
            case EQUAL -> value.equals(test.value());
            case STARTS -> value.startsWith(test.value());
            case WORD -> Arrays.asList(value.split("\\s+")).contains(test.value());
        };
    }
}
