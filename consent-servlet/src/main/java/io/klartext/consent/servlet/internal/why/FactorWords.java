package io.klartext.consent.servlet.internal.why;

import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Factor;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.pages.Showing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says which data entered, with the values, where it came from and how much it mattered. */
final class FactorWords {

    private FactorWords() {}

    static Element section(Showing showing, Explanation why) {
        Element list = Element.of("ul").as("factors");
        why.factors().forEach(factor -> list.with(item(showing, factor)));
        return Element.of("section")
                .as("card")
                .set("aria-labelledby", "used")
                .with(Element.of("h2", showing.say("why.used")).set("id", "used"))
                .with(list);
    }

    private static Element item(Showing showing, Factor factor) {
        String title = showing.policy()
                .dataCategory(factor.category())
                .map(DataCategory::title)
                .map(showing::in)
                .orElse(factor.category());
        String origin = showing.say("why.origin." + factor.origin().word());
        String influence =
                showing.say("why.influence." + factor.influence().name().toLowerCase(Locale.ROOT));
        return Element.of("li")
                .with(Element.of("h3", title))
                .with(Element.of("p", values(showing, factor)).as("values"))
                .with(Element.of("p", origin + " " + influence));
    }

    private static String values(Showing showing, Factor factor) {
        if (factor.values().isEmpty()) {
            return showing.say("why.counted", factor.more());
        }
        List<String> named = new ArrayList<>();
        factor.values().forEach(value -> named.add(showing.say("quoted", value.label())));
        if (factor.more() > 0) {
            named.add(showing.say("why.more", factor.more()));
        }
        return showing.words().list(named);
    }
}
