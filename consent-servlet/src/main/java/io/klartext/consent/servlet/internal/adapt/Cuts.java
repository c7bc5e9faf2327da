package io.klartext.consent.servlet.internal.adapt;

import java.io.IOException;
import java.util.function.BiConsumer;

/**
 * Where the markup can be read in two ways while something is denied: from there all is dropped to the end of the nearest
 * element that was sent, or to the end of the page.
 */
final class Cuts {

    private final PagePlan plan;
    private final TreeBuilder tree;
    private final Output output;
    private final Denials denials;
    private final Values values;
    private final BiConsumer<Integer, Incident> incidents;
    private boolean toTheEnd;

    Cuts(
            PagePlan plan,
            TreeBuilder tree,
            Output output,
            Denials denials,
            Values values,
            BiConsumer<Integer, Incident> incidents) {
        this.plan = plan;
        this.tree = tree;
        this.output = output;
        this.denials = denials;
        this.values = values;
        this.incidents = incidents;
    }

    /** Whether nothing more is sent of the page but end tags. */
    boolean toTheEnd() {
        return toTheEnd;
    }

    /** A browser makes no element of this tag; if it is denied, its content stands nowhere in particular. */
    void ignored() throws IOException {
        Tag tag = tree.tag;
        long[] own = tree.open.empty() ? TagConditions.NONE : plan.matcher.conditions.own(tag, values, true);
        if (own.length == 0) {
            return;
        }
        int merged = tag.kind == Kind.HTML || tag.kind == Kind.BODY ? tree.open.last(tag.kind) : -1;
        Open parent = merged == 0 ? null : tree.open.at((merged < 0 ? tree.open.size() : merged) - 1);
        int rule = denials.rule(plan.matcher.self(own, parent));
        if (rule >= 0 && !output.dropping()) {
            below(rule, merged >= 0 ? 0 : tree.open.size());
        } else if (merged >= 0) {
            // The attributes of a second html or body tag are given to the first.
            plan.matcher.merge(own, tree.open, merged);
        }
    }

    /** A browser takes no notice of a tag that the page ends in; if it may be denied, it is not sent. */
    void endInsideTag() throws IOException {
        if (!output.dropping() && !tree.open.empty()) {
            long[] own = plan.matcher.conditions.own(tree.tag, values, true);
            if (denials.rule(plan.matcher.self(own, tree.open.current())) >= 0) {
                output.startDropping();
            }
        }
    }

    /** End tags that not every browser reads alike: one that is text to some, others that matter where a block is left out. */
    void doubtfulEnd() throws IOException {
        Kind kind = tree.tag.kind;
        if (kind == Kind.TEMPLATE && tree.open.has(kind) && tree.open.last(kind) < tree.open.last(Kind.NOSCRIPT)) {
            hiddenEnd();
        } else if (output.dropping()) {
            doubtfulEndOfBlock(kind);
        }
    }

    private void doubtfulEndOfBlock(Kind kind) throws IOException {
        int noscript = kind == Kind.NOSCRIPT ? tree.open.first(Kind.NOSCRIPT) : -1;
        if (noscript >= 0 && noscript < tree.open.size() - 1) {
            below(-1, noscript);
        } else if (tree.inForeign() && (kind == Kind.P || kind == Kind.BR)) {
            // Only since 2020 they end what is SVG or MathML.
            below(-1, tree.open.size());
        }
    }

    /** Until 2025 browsers read no raw text in a select; nobody can say where it ends. */
    void rawText(Open element) throws IOException {
        if (element.kind != Kind.SCRIPT && tree.open.has(Kind.SELECT)) {
            below(-1, tree.open.last(Kind.SELECT));
        }
    }

    /** An end tag is there for some readers only: from here on nobody can say what stands in what. */
    void hiddenEnd() throws IOException {
        if (!toTheEnd) {
            below(-1, 0);
        }
    }

    /**
     * Drops from here to the end of the nearest element below this place on the stack that was sent. Formatting elements are none
     * of these: where one ends, what stands in it may go on.
     */
    private void below(int rule, int index) throws IOException {
        incidents.accept(rule, Incident.AMBIGUOUS);
        output.startDropping();
        for (int i = index - 1; i >= 0; i--) {
            Open element = tree.open.at(i);
            if (element.written && !element.implied && element.has(Kind.SPECIAL)) {
                element.cut = true;
                return;
            }
        }
        toTheEnd = true;
    }
}
