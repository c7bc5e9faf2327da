package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.decision.PendingPurpose;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.servlet.internal.html.Element;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** About what somebody is asked, or asked again: which purpose, why, and what has changed since they answered. */
final class AskedAbout {

    private AskedAbout() {}

    /** The section at the top of the choices; empty where nothing may be asked. */
    static Optional<Element> section(Showing showing) {
        List<PendingPurpose> pending = showing.visit().pending();
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        boolean again = pending.stream().anyMatch(purpose -> purpose.answeredVersion() > 0);
        Element list = Element.of("ul").as("asked");
        WhatChanged changed = new WhatChanged(showing.visit(), showing.language());
        pending.forEach(purpose -> showing.policy()
                .purpose(purpose.purpose())
                .ifPresent(known -> list.with(item(showing, purpose, known, changed.about(purpose)))));
        return Optional.of(Element.of("section")
                .as("card")
                .set("aria-labelledby", "asked")
                .with(Element.of("h2", showing.say(again ? "asked.again" : "asked.title"))
                        .set("id", "asked"))
                .with(list));
    }

    private static Element item(Showing showing, PendingPurpose pending, Purpose purpose, List<String> changes) {
        String cause = showing.say("asked." + pending.cause().name().toLowerCase(Locale.ROOT));
        Element item = Element.of("li")
                .with(Element.of("a", showing.in(purpose.title())).set("href", "#" + PurposeCards.idOf(purpose)))
                .with(". " + cause);
        if (!changes.isEmpty()) {
            Element list = Element.of("ul");
            changes.forEach(change -> list.with(showing.explained(Element.of("li", change))));
            item.with(list);
        }
        return item;
    }
}
