package io.klartext.consent.servlet.internal.adapt;

import java.io.IOException;

/**
 * The rules of a page that is made of frames (HTML standard, sections 13.2.6.4.20 and 13.2.6.4.21): it has no body, and
 * whatever is no frame is not shown.
 */
final class FrameRules {

    private final TreeBuilder tree;
    private final OpenElements open;
    /** Whether the body that a browser added may still turn out to be none: nothing that is seen stands in it. */
    private boolean possible = true;

    FrameRules(TreeBuilder tree) {
        this.tree = tree;
        this.open = tree.open;
    }

    boolean possible() {
        return possible;
    }

    void notPossible() {
        possible = false;
    }

    /** A start tag in the body. */
    void notPossibleBehind(Kind kind) {
        possible = switch (kind) {
            case APPLET, AREA, BODY, BR, BUTTON, DD, DT, EMBED, HR, IFRAME, IMG, KEYGEN, LI, LISTING, MARQUEE -> false;
            case OBJECT, PRE, SELECT, TABLE, TEMPLATE, TEXTAREA, WBR, XMP -> false;
            case INPUT -> tree.says("type", "hidden");
            default -> true;
        };
    }

    /** Frames instead of the body, which is gone with all that is in it. */
    void insteadOfBody() throws IOException {
        if (possible && open.size() > 1 && open.at(1).is(Kind.BODY)) {
            open.popTo(1);
            begin();
        }
    }

    void begin() throws IOException {
        tree.push();
        tree.mode = TreeBuilder.Mode.IN_FRAMESET;
    }

    void start() throws IOException {
        boolean inside = open.current().is(Kind.FRAMESET);
        switch (tree.tag.kind) {
            case FRAMESET -> {
                if (inside) {
                    tree.push();
                }
            }
            case FRAME -> {
                if (inside) {
                    tree.pushVoid();
                }
            }
            case NOFRAMES -> tree.push();
            default -> {
                // A browser takes no notice of anything else.
            }
        }
    }

    void end() throws IOException {
        Open current = open.current();
        if (current.sameName(tree.tag.kind, tree.tag.hash) && !current.is(Kind.HTML)) {
            open.pop();
        }
    }
}
