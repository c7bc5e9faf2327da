package io.klartext.consent.servlet.internal.adapt;

import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which elements of a page are denied: by the rules for blocks, and scripts by their address. */
final class Denials {

    private final PagePlan plan;
    private final PageDecisions decisions;
    private final Tag tag;
    private final Values values;
    private final int src;
    private final int href;
    private final int xlinkHref;
    private final Predicate<String> leadsElsewhere;
    private @Nullable String base;
    private boolean elsewhere;

    Denials(PagePlan plan, PageDecisions decisions, Tag tag, Values values, Predicate<String> leadsElsewhere) {
        this.plan = plan;
        this.decisions = decisions;
        this.tag = tag;
        this.values = values;
        this.leadsElsewhere = leadsElsewhere;
        this.src = plan.matcher.names().slot("src");
        this.href = plan.matcher.names().slot("href");
        this.xlinkHref = plan.matcher.names().slot("xlink:href");
    }

    /** The first rule that denies; -1 if none does. */
    int rule(long[] self) {
        if (self.length > 0) {
            for (int rule = 0; rule < decisions.blocks().size(); rule++) {
                if (decisions.blocks().get(rule).denied() && plan.isBlock(rule, self)) {
                    return rule;
                }
            }
        }
        return -1;
    }

    /** Whether the element of the tag is a script that is denied. */
    boolean script(Open element) {
        BiPredicate<String, @Nullable String> scripts = decisions.scripts();
        if (scripts == null || element.kind != Kind.SCRIPT || element.implied) {
            return false;
        }
        return source(src, scripts) || (!element.html() && (source(href, scripts) || source(xlinkHref, scripts)));
    }

    private boolean source(int slot, BiPredicate<String, @Nullable String> scripts) {
        if (tag.unknown(slot)) {
            return true;
        }
        if (!tag.has(slot)) {
            return false;
        }
        CharacterReferences.Decoded address = values.decoded(tag, slot);
        return !address.certain() || scripts.test(address.text(), base);
    }

    /** Whether what is relative to the page leads to another origin. */
    boolean elsewhere() {
        return elsewhere;
    }

    /** What addresses of the page are relative to, if it says so. */
    @Nullable String base() {
        return base;
    }

    /** The first base element with an address says what the others are relative to, unless it is for some readers only, or none. */
    void base(Open element, OpenElements open) {
        boolean counts = element.is(Kind.BASE) && !open.has(Kind.TEMPLATE) && !open.has(Kind.NOSCRIPT);
        if (counts && base == null && tag.has(href) && !tag.unknown(href)) {
            base = values.decoded(tag, href).text();
            elsewhere = leadsElsewhere.test(base);
        }
    }
}
