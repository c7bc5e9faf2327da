package io.klartext.consent.servlet.internal.adapt;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a browser reads in {@code noscript}: markup if it has no scripts, else nothing but text up to the first end tag of that
 * name (HTML standard, section 13.2.6.4.7). A block in it is found for the one; and for the other everything is behind the end
 * tag as it was before the start tag.
 */
final class NoscriptRules {

    private final TreeBuilder tree;
    private @Nullable Open form;
    private int formatting;
    private int templates;

    NoscriptRules(TreeBuilder tree) {
        this.tree = tree;
    }

    void start() throws IOException {
        if (!tree.open.has(Kind.NOSCRIPT)) {
            form = tree.form;
            formatting = tree.formatting.size();
            templates = tree.templates.size();
        }
        tree.push();
        tree.formatting.mark();
        tree.mode = TreeBuilder.Mode.IN_BODY;
    }

    /** False if there is none to end. */
    boolean end() throws IOException {
        int index = tree.open.first(Kind.NOSCRIPT);
        if (index < 0) {
            return false;
        }
        tree.open.popTo(index);
        tree.formatting.cut(formatting);
        while (tree.templates.size() > templates) {
            tree.templates.pop();
        }
        tree.form = form;
        tree.reset();
        return true;
    }
}
