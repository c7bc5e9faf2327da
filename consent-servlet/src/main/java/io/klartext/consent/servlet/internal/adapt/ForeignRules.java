package io.klartext.consent.servlet.internal.adapt;

import io.klartext.consent.servlet.internal.adapt.Open.Space;
import java.io.IOException;

/** The rules for content in SVG and MathML (HTML standard, section 13.2.6.5). */
final class ForeignRules {

    private final TreeBuilder tree;
    private final OpenElements open;

    ForeignRules(TreeBuilder tree) {
        this.tree = tree;
        this.open = tree.open;
    }

    /** Whether a start tag is foreign here, and not HTML again. */
    boolean applies() {
        Open current = open.current();
        if (!current.integration) {
            return true;
        }
        if (plainAnnotation(current)) {
            return tree.tag.kind != Kind.SVG;
        }
        if (current.kind == Kind.ANNOTATION_XML) {
            return false;
        }
        return current.space == Space.MATH && (tree.tag.kind == Kind.MGLYPH || tree.tag.kind == Kind.MALIGNMARK);
    }

    /** An annotation whose content is not said to be HTML. */
    private static boolean plainAnnotation(Open element) {
        return element.space == Space.MATH && element.kind == Kind.ANNOTATION_XML && element.tagHash == 0;
    }

    private boolean saysHtml() {
        return tree.says("encoding", "text/html") || tree.says("encoding", "application/xhtml+xml");
    }

    private void breakOut() throws IOException {
        while (open.size() > 1
                && !open.current().html()
                && (!open.current().integration || plainAnnotation(open.current()))) {
            open.pop();
        }
    }

    void start() throws IOException {
        if (breaksOut()) {
            breakOut();
            tree.startIn(tree.mode);
            return;
        }
        Open element = tree.push(open.current().space);
        if (element.space == Space.MATH) {
            element.integration = switch (element.kind) {
                case MI, MO, MN, MS, MTEXT, ANNOTATION_XML -> true;
                default -> false;
            };
            element.tagHash = element.kind == Kind.ANNOTATION_XML && saysHtml() ? 1 : 0;
        } else {
            element.integration = switch (element.kind) {
                case FOREIGNOBJECT, DESC, TITLE -> true;
                default -> false;
            };
        }
        if (tree.tag.selfClosing) {
            open.pop();
        }
    }

    private boolean breaksOut() {
        if (tree.tag.kind == Kind.FONT) {
            return tree.tag.has(tree.names.slot("color"))
                    || tree.tag.has(tree.names.slot("face"))
                    || tree.tag.has(tree.names.slot("size"));
        }
        return tree.tag.kind.is(Kind.BREAKOUT);
    }

    /**
     * An end tag inside foreign content.
     *
     * @return false if it is to be treated as HTML
     */
    boolean end() throws IOException {
        if (tree.tag.kind == Kind.BR || tree.tag.kind == Kind.P) {
            breakOut();
            return false;
        }
        for (int i = open.size() - 1; i > 0; i--) {
            Open element = open.at(i);
            if (element.html()) {
                return false;
            }
            if (element.sameName(tree.tag.kind, tree.tag.hash)) {
                open.popTo(i);
                return true;
            }
        }
        return true;
    }
}
