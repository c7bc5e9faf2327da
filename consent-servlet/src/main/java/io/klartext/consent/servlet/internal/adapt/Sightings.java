package io.klartext.consent.servlet.internal.adapt;

import io.klartext.consent.servlet.dryrun.Fate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells an observer which elements the rules select. Without an observer it looks at nothing. */
final class Sightings {

    private final PagePlan plan;
    private final Tag tag;
    private final Values values;
    private final Denials denials;
    private final @Nullable PageObserver observer;

    Sightings(PagePlan plan, PageDecisions decisions, Tag tag, Values values, Denials denials) {
        this.plan = plan;
        this.tag = tag;
        this.values = values;
        this.denials = denials;
        this.observer = decisions.observer();
    }

    /** An element is opened; {@code by} is the rule that denies it, or -1. What a browser only opens again is no other one. */
    void opening(Open element, int by, boolean inside, long at) {
        if (observer == null || (element.implied && element.tagHash != 0)) {
            return;
        }
        for (int rule = 0; rule < plan.size(); rule++) {
            if (plan.isBlock(rule, element.self)) {
                observer.element(rule, element.nameText(), at, fate(element, inside, by == rule));
            }
        }
        if (element.kind == Kind.SCRIPT && !element.implied) {
            observer.script(source(element), denials.base(), at, fate(element, inside, by < 0));
        }
    }

    private static Fate fate(Open element, boolean inside, boolean byThis) {
        if (inside) {
            return Fate.INSIDE_UNSENT;
        }
        if (!element.denied) {
            return Fate.SENT;
        }
        return byThis ? Fate.DENIED : Fate.DENIED_BY_ANOTHER;
    }

    /** The address; empty if it has none, null if that cannot be read for certain. */
    private @Nullable String source(Open element) {
        List<String> attributes = element.html() ? List.of("src") : List.of("src", "href", "xlink:href");
        for (String attribute : attributes) {
            int slot = plan.matcher.names().slot(attribute);
            if (tag.unknown(slot)) {
                return null;
            }
            if (tag.has(slot)) {
                CharacterReferences.Decoded value = values.decoded(tag, slot);
                return value.certain() ? value.text() : null;
            }
        }
        return "";
    }
}
