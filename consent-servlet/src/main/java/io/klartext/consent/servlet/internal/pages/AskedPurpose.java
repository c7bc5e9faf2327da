package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.decision.PendingPurpose;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.servlet.internal.html.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One purpose about which somebody is asked, or asked again.
 *
 * @param pending why
 * @param purpose about which purpose
 * @param whatChanged what has changed since they answered, one line per difference
 */
public record AskedPurpose(PendingPurpose pending, Purpose purpose, List<String> whatChanged) {

    public AskedPurpose {
        whatChanged = List.copyOf(whatChanged);
    }

    /**
     * What somebody is asked, in words.
     *
     * @param showing in which policy and language
     * @param pending what may be asked
     * @return in the same order
     */
    public static List<AskedPurpose> of(Showing showing, List<PendingPurpose> pending) {
        WhatChanged changed = new WhatChanged(showing.visit(), showing.language());
        List<AskedPurpose> asked = new ArrayList<>();
        for (PendingPurpose one : pending) {
            showing.policy()
                    .purpose(one.purpose())
                    .ifPresent(purpose -> asked.add(new AskedPurpose(one, purpose, changed.about(one))));
        }
        return asked;
    }

    /**
     * The heading over what somebody is asked.
     *
     * @param showing in which language
     * @param asked what they are asked
     * @return a title
     */
    public static String title(Showing showing, List<AskedPurpose> asked) {
        return showing.say(asked.stream().anyMatch(AskedPurpose::isAgain) ? "asked.again" : "asked.title");
    }

    /**
     * Whether somebody has answered it before.
     *
     * @return false if they are asked for the first time
     */
    public boolean isAgain() {
        return pending.answeredVersion() > 0;
    }

    /**
     * Why somebody is asked.
     *
     * @param showing in which language
     * @return a sentence
     */
    public String cause(Showing showing) {
        return showing.say("asked." + pending.cause().word());
    }

    /**
     * What has changed since they answered.
     *
     * @param showing in which language
     * @return a list; empty where nothing changed
     */
    public Optional<Element> changes(Showing showing) {
        if (whatChanged.isEmpty()) {
            return Optional.empty();
        }
        Element list = Element.of("ul");
        whatChanged.forEach(change -> list.with(showing.explained(Element.of("li", change))));
        return Optional.of(list);
    }
}
