package io.klartext.consent.servlet.internal.why;

import io.klartext.consent.explain.ControlTarget;
import io.klartext.consent.explain.ExplanationText;
import io.klartext.consent.explain.ExplanationText.ControlText;
import io.klartext.consent.explain.ExplanationText.FactorText;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.pages.Showing;
import java.util.List;

/** Shows which data entered, each with its way to change or delete it. */
final class FactorWords {

    private FactorWords() {}

    static Element section(Showing showing, ExplanationText text) {
        Element list = Element.of("ul").as("factors");
        text.factors().forEach(factor -> list.with(item(showing, factor)));
        return Element.of("section")
                .as("card")
                .set("aria-labelledby", "used")
                .with(showing.explained(Element.of("h2", text.used()).set("id", "used")))
                .with(list);
    }

    private static Element item(Showing showing, FactorText factor) {
        Element item = Element.of("li")
                .with(Element.of("h3", factor.title()))
                .with(showing.explained(Element.of("p", factor.values()).as("values")))
                .with(showing.explained(Element.of("p", String.join(" ", factor.sentences()))));
        return factor.controls().isEmpty()
                ? item
                : item.with(showing.explained(links(factor.controls(), factor.title())));
    }

    private static Element links(List<ControlText> controls, String title) {
        Element links = Element.of("p").as("controls");
        for (ControlText control : controls) {
            if (control.target() instanceof ControlTarget.Link link) {
                links.with(Element.of("a", control.label())
                        .set("href", link.href())
                        .with(Element.of("span", ": " + title).as("hidden")));
            }
        }
        return links;
    }
}
