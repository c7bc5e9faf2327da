package io.klartext.consent.servlet.internal.why;

import io.klartext.consent.explain.ControlTarget;
import io.klartext.consent.explain.ExplanationText;
import io.klartext.consent.explain.ExplanationText.ControlText;
import io.klartext.consent.explain.ExplanationText.FactorText;
import io.klartext.consent.servlet.internal.html.Element;
import java.util.List;

/** Shows which data entered, each with its way to change or delete it. */
final class FactorWords {

    private FactorWords() {}

    static Element section(ExplanationText text) {
        Element list = Element.of("ul").as("factors");
        text.factors().forEach(factor -> list.with(item(factor)));
        return Element.of("section")
                .as("card")
                .set("aria-labelledby", "used")
                .with(Element.of("h2", text.used()).set("id", "used"))
                .with(list);
    }

    private static Element item(FactorText factor) {
        Element item = Element.of("li")
                .with(Element.of("h3", factor.title()))
                .with(Element.of("p", factor.values()).as("values"))
                .with(Element.of("p", String.join(" ", factor.sentences())));
        return factor.controls().isEmpty() ? item : item.with(links(factor.controls(), factor.title()));
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
