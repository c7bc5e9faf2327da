package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.decision.PendingPurpose;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.servlet.internal.html.Element;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** About what somebody is asked, or asked again: which purpose, why, and what has changed since they answered. */
public final class AskedAbout {

    private AskedAbout() {}

    /** The section at the top of the choices; empty where nothing may be asked. */
    static Optional<Element> section(Showing showing) {
        List<PendingPurpose> pending = showing.visit().pending();
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        Element list = Element.of("ul").as("asked");
        WhatChanged changed = new WhatChanged(showing.visit(), showing.language());
        pending.forEach(purpose -> showing.policy()
                .purpose(purpose.purpose())
                .ifPresent(known -> list.with(item(showing, purpose, known, changed.about(purpose)))));
        return Optional.of(Element.of("section")
                .as("card")
                .set("aria-labelledby", "asked")
                .with(Element.of("h2", title(showing, pending)).set("id", "asked"))
                .with(list));
    }

    private static Element item(Showing showing, PendingPurpose pending, Purpose purpose, List<String> changes) {
        Element item = Element.of("li")
                .with(Element.of("a", showing.in(purpose.title())).set("href", "#" + PurposeCards.idOf(purpose)))
                .with(". " + cause(showing, pending));
        changes(showing, changes).ifPresent(item::with);
        return item;
    }

    /**
     * The heading over what somebody is asked.
     *
     * @param showing in which language
     * @param pending what they are asked
     * @return a title
     */
    public static String title(Showing showing, List<PendingPurpose> pending) {
        return showing.say(pending.stream().anyMatch(AskedAbout::isAgain) ? "asked.again" : "asked.title");
    }

    /**
     * Whether somebody has answered it before.
     *
     * @param pending what they are asked
     * @return false if they are asked for the first time
     */
    public static boolean isAgain(PendingPurpose pending) {
        return pending.answeredVersion() > 0;
    }

    /**
     * Why somebody is asked.
     *
     * @param showing in which language
     * @param pending what they are asked
     * @return a sentence
     */
    public static String cause(Showing showing, PendingPurpose pending) {
        return showing.say("asked." + pending.cause().name().toLowerCase(Locale.ROOT));
    }

    /**
     * What has changed since they answered.
     *
     * @param showing in which language
     * @param changes one line per difference
     * @return a list; empty where nothing changed
     */
    public static Optional<Element> changes(Showing showing, List<String> changes) {
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        Element list = Element.of("ul");
        changes.forEach(change -> list.with(showing.explained(Element.of("li", change))));
        return Optional.of(list);
    }
}
