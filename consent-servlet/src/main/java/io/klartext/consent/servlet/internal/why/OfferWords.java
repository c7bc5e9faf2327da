package io.klartext.consent.servlet.internal.why;

import io.klartext.consent.explain.Basis;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.pages.Showing;
import java.util.ArrayList;
import java.util.List;

/** Says what is offered, whether data about the person changed it and how, and who pays for it. */
final class OfferWords {

    private OfferWords() {}

    static Element name(Showing showing, Told told) {
        String name = told.explanation()
                .offer()
                .title()
                .orElse(told.explanation().offer().id());
        return Element.of("p", showing.say("why.offer", showing.say("quoted", name)))
                .as("offer");
    }

    static Element lead(Showing showing, Told told) {
        Offer offer = told.explanation().offer();
        boolean personalised = told.explanation().basis() == Basis.PERSONALISED;
        String key = switch (offer.effect()) {
            case SELECTION -> "why.selection";
            case RANKING -> "why.ranking";
            case PRICE -> "why.price";
            case CONTENT -> "why.content";
        };
        return Element.of("p", showing.say(personalised ? key : "why.none")).as("lead");
    }

    /** What kind of offer it is, and who stands behind it (DSA 26(1)(b),(c)). */
    static List<Element> about(Showing showing, Told told) {
        Offer offer = told.explanation().offer();
        List<String> sentences = new ArrayList<>();
        switch (offer.kind()) {
            case ADVERTISEMENT -> sentences.add(showing.say("why.advertisement"));
            case EDITORIAL -> sentences.add(showing.say("why.editorial"));
            case OWN -> {}
        }
        offer.onBehalfOf().ifPresent(who -> sentences.add(showing.say("why.behalf", who)));
        offer.paidBy().ifPresent(who -> sentences.add(showing.say("why.paid", who)));
        return sentences.isEmpty() ? List.of() : List.of(Element.of("p", String.join(" ", sentences)));
    }
}
