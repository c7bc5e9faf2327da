package io.klartext.consent.servlet.internal.known;

import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Disclosure;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.pages.Showing;
import io.klartext.consent.servlet.internal.visit.Standings;
import java.util.List;
import java.util.Optional;

/** Who has looked at the person's data, when, at which kinds of it and what for, the newest first (GDPR 15(1)(c)). */
final class WhoLooked {

    private static final int MOST = 50;

    private WhoLooked() {}

    /** The section; empty for somebody without an id, of whom nobody can have looked at anything. */
    static Optional<Element> section(Showing showing, Standings standings) {
        if (showing.visit().person().subject().isEmpty()) {
            return Optional.empty();
        }
        Element section = Element.of("section")
                .as("card")
                .set("aria-labelledby", "looked")
                .with(Element.of("h2", showing.say("known.looked")).set("id", "looked"));
        List<FactEvent> looks = standings.disclosures(MOST);
        if (looks.isEmpty()) {
            String nobody = standings.isKnown() ? "known.looked.nobody" : "known.looked.unknown";
            return Optional.of(section.with(Element.of("p", showing.say(nobody))));
        }
        Element list = Element.of("ol").as("past");
        looks.forEach(look -> list.with(Element.of("li", sentence(showing, look))));
        return Optional.of(section.with(list));
    }

    private static String sentence(Showing showing, FactEvent look) {
        Disclosure disclosure = (Disclosure) look.fact();
        Policy policy = showing.visit()
                .setup()
                .consents()
                .policies()
                .version(disclosure.policyVersion())
                .orElse(showing.policy());
        List<String> categories = policy.dataCategories().stream()
                .filter(category -> category.attributes().stream().anyMatch(disclosure.attributes()::contains))
                .map(DataCategory::title)
                .map(title -> showing.say("quoted", showing.in(title)))
                .toList();
        String purpose = policy.purpose(disclosure.purpose())
                .map(known -> showing.in(known.title()))
                .orElse(disclosure.purpose().value());
        String looked = showing.say(
                "known.looked.item",
                showing.words().date(look.recordedAt()),
                who(showing, look.actor()),
                showing.words().list(categories));
        return looked + " " + showing.say("known.looked.for", purpose);
    }

    private static String who(Showing showing, Actor actor) {
        return showing.say(
                actor.kind() == Actor.Kind.SYSTEM ? "known.looked.system" : "known.looked.staff", actor.id());
    }
}
