package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.decision.PendingPurpose;
import io.klartext.consent.servlet.internal.html.Element;
import java.util.List;
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
        List<AskedPurpose> asked = AskedPurpose.of(showing, pending);
        Element list = Element.of("ul").as("asked");
        asked.forEach(one -> list.with(item(showing, one)));
        return Optional.of(Element.of("section")
                .as("card")
                .set("aria-labelledby", "asked")
                .with(Element.of("h2", AskedPurpose.title(showing, asked)).set("id", "asked"))
                .with(list));
    }

    private static Element item(Showing showing, AskedPurpose asked) {
        Element item = Element.of("li")
                .with(Element.of("a", showing.in(asked.purpose().title()))
                        .set("href", "#" + PurposeCards.idOf(asked.purpose())))
                .with(". " + asked.cause(showing));
        asked.changes(showing).ifPresent(item::with);
        return item;
    }
}
