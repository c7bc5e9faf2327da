package io.klartext.consent.servlet.internal.enforce;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.servlet.adapt.BlockRule;
import io.klartext.consent.servlet.adapt.WhenDenied;
import io.klartext.consent.servlet.internal.html.Element;
import java.util.List;

/** What a developer sees in a page of a dry run. In English: it is for nobody else. */
final class DryRunMarks {

    private static final String STYLE = "klartext-dry-run";

    private DryRunMarks() {}

    /** What stands at a block that a rule matches. */
    static String block(String pointer, BlockRule rule, Decision decision) {
        return markup(Element.of("span", "Dry run: " + pointer + " matches here. " + said(rule, decision))
                .as(STYLE)
                .set("lang", "en"));
    }

    static String said(BlockRule rule, Decision decision) {
        if (decision.allowed()) {
            return said(decision) + (rule.explain().isPresent() ? ": sent, its offers explained" : ": sent");
        }
        return said(decision)
                + (rule.whenDenied() instanceof WhenDenied.ReplaceWith with
                        ? ": replaced by " + with.path()
                        : ": left out");
    }

    static String said(Decision decision) {
        return decision.purpose() + " is " + (decision.allowed() ? "allowed" : "denied") + " (" + decision.reason()
                + ")";
    }

    /** What stands first in the page. */
    static String summary(List<String> lines) {
        Element list = Element.of("ul");
        lines.forEach(line -> list.with(Element.of("li", line)));
        return markup(Element.of("section")
                .as(STYLE)
                .set("lang", "en")
                .set("aria-labelledby", STYLE)
                .with(Element.of("h2", "Dry run: this page is sent as the shop made it")
                        .set("id", STYLE))
                .with(Element.of("p", "What the page rules would do for you:"))
                .with(list));
    }

    private static String markup(Element element) {
        StringBuilder out = new StringBuilder();
        element.write(out);
        return out.toString();
    }
}
