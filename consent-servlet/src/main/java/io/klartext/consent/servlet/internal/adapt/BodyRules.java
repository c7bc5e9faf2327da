package io.klartext.consent.servlet.internal.adapt;

import io.klartext.consent.servlet.internal.adapt.Open.Space;
import io.klartext.consent.servlet.internal.adapt.OpenElements.Scope;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rules of the insertion mode "in body" (HTML standard, section 13.2.6.4.7). */
final class BodyRules {

    private final TreeBuilder tree;
    private final OpenElements open;
    private final Formatting formatting;

    BodyRules(TreeBuilder tree) {
        this.tree = tree;
        this.open = tree.open;
        this.formatting = tree.formatting;
    }

    void start() throws IOException {
        if (tree.tag.kind == Kind.IMAGE) {
            tree.tag.kind = Kind.IMG;
            tree.tag.hash = Kind.IMG.hash;
        }
        Kind kind = tree.tag.kind;
        if (tree.frames.possible()) {
            tree.frames.notPossibleBehind(kind);
        }
        switch (kind) {
            case FRAMESET -> tree.frames.insteadOfBody();
            case HTML, BODY, HEAD, FRAME, CAPTION, COL, COLGROUP, TBODY, TD, TFOOT, TH, THEAD, TR -> {
                // A browser takes no notice of these here.
            }
            case NOSCRIPT -> {
                reconstruct();
                tree.startInHead();
            }
            case BASE, BASEFONT, BGSOUND, LINK, META, TITLE, NOFRAMES, STYLE, SCRIPT, TEMPLATE -> tree.startInHead();
            case FORM -> form();
            case LI -> item(Kind.LI, Kind.LI);
            case DD, DT -> item(Kind.DD, Kind.DT);
            case BUTTON -> {
                tree.closeNamed(Kind.BUTTON, Scope.DEFAULT);
                inline();
            }
            case A -> anchor();
            case NOBR -> {
                reconstruct();
                if (open.inScope(Kind.NOBR, Scope.DEFAULT)) {
                    formatting.end(Kind.NOBR, Kind.NOBR.hash);
                }
                formattingElement();
            }
            case APPLET, MARQUEE, OBJECT -> {
                inline();
                formatting.mark();
            }
            case TABLE -> {
                if (!tree.quirks()) {
                    closeParagraph();
                }
                tree.push();
                tree.mode = TreeBuilder.Mode.IN_TABLE;
            }
            case HR -> {
                closeParagraph();
                if (open.inScope(Kind.SELECT, Scope.DEFAULT)) {
                    open.generateImpliedEnds(Kind.OTHER);
                }
                tree.pushVoid();
            }
            case PARAM, SOURCE, TRACK -> tree.pushVoid();
            case INPUT -> {
                endSelect();
                reconstruct();
                tree.pushVoid();
            }
            case SELECT -> select();
            case OPTION, OPTGROUP -> option(kind);
            case RB, RTC -> ruby(Kind.OTHER);
            case RP, RT -> ruby(Kind.RTC);
            case SVG -> foreign(Space.SVG);
            case MATH -> foreign(Space.MATH);
            case IFRAME, NOEMBED, TEXTAREA -> tree.push();
            case XMP -> {
                closeParagraph();
                inline();
            }
            default -> ordinary(kind);
        }
    }

    private void ordinary(Kind kind) throws IOException {
        if (kind.is(Kind.FORMATTING)) {
            reconstruct();
            formattingElement();
        } else if (kind.is(Kind.CLOSES_P)) {
            closeParagraph();
            if (kind.is(Kind.HEADING) && open.current().has(Kind.HEADING)) {
                open.pop();
            }
            tree.push();
        } else if (kind.is(Kind.VOID)) {
            reconstruct();
            tree.pushVoid();
        } else {
            inline();
        }
    }

    private void reconstruct() throws IOException {
        formatting.reconstruct(tree.fosters);
    }

    private void inline() throws IOException {
        reconstruct();
        tree.push();
    }

    private void formattingElement() throws IOException {
        Open element = tree.push(Space.HTML);
        element.tagHash = Bytes.hash(tree.tag.bytes, tree.tag.from, tree.tag.to);
        formatting.add(element);
    }

    private void closeParagraph() throws IOException {
        int index = open.find(Kind.P, Scope.BUTTON);
        if (index >= 0) {
            open.popTo(index);
        }
    }

    private void form() throws IOException {
        boolean template = open.has(Kind.TEMPLATE);
        if (tree.form != null && !template) {
            return;
        }
        closeParagraph();
        tree.push();
        if (!template) {
            tree.form = tree.made;
        }
    }

    private void item(Kind one, Kind other) throws IOException {
        for (int i = open.size() - 1; i >= 0; i--) {
            Open element = open.at(i);
            if (element.is(one) || element.is(other)) {
                open.popTo(i);
                break;
            }
            boolean passable = element.is(Kind.ADDRESS) || element.is(Kind.DIV) || element.is(Kind.P);
            if ((element.has(Kind.SPECIAL) && !passable) || (!element.html() && element.integration)) {
                break;
            }
        }
        closeParagraph();
        tree.push();
    }

    private void anchor() throws IOException {
        Open earlier = formatting.last(Kind.A);
        if (earlier != null) {
            formatting.end(Kind.A, Kind.A.hash);
            formatting.remove(earlier);
            if (earlier.open) {
                open.remove(earlier);
            }
        }
        reconstruct();
        formattingElement();
    }

    private void endSelect() throws IOException {
        int index = open.find(Kind.SELECT, Scope.DEFAULT);
        if (index >= 0) {
            open.popTo(index);
        }
    }

    private void select() throws IOException {
        if (open.inScope(Kind.SELECT, Scope.DEFAULT)) {
            endSelect();
        } else {
            inline();
        }
    }

    private void option(Kind kind) throws IOException {
        if (open.inScope(Kind.SELECT, Scope.DEFAULT)) {
            open.generateImpliedEnds(kind == Kind.OPTION ? Kind.OPTGROUP : Kind.OTHER);
        } else if (open.current().is(Kind.OPTION)) {
            open.pop();
        }
        inline();
    }

    private void ruby(Kind except) throws IOException {
        if (open.inScope(Kind.RUBY, Scope.DEFAULT)) {
            open.generateImpliedEnds(except);
        }
        tree.push();
    }

    private void foreign(Space space) throws IOException {
        reconstruct();
        tree.push(space);
        if (tree.tag.selfClosing) {
            open.pop();
        }
    }

    void end() throws IOException {
        Kind kind = tree.tag.kind;
        switch (kind) {
            case TEMPLATE -> tree.endTemplate();
            case BODY, HTML -> {
                // They stay open: what comes later is still put into the body.
            }
            case FORM -> endForm();
            // A browser makes an empty paragraph of an end tag without a start; nothing stays open of it.
            case P -> tree.closeNamed(Kind.P, Scope.BUTTON);
            case LI -> tree.closeNamed(Kind.LI, Scope.LIST);
            case DD, DT -> tree.closeNamed(kind, Scope.DEFAULT);
            case H1, H2, H3, H4, H5, H6 -> {
                int index = open.findHeading();
                if (index >= 0) {
                    open.popTo(index);
                }
            }
            case APPLET, MARQUEE, OBJECT -> {
                if (tree.closeNamed(kind, Scope.DEFAULT)) {
                    formatting.clearToMarker();
                }
            }
            case BR -> {
                // It is read like a start tag, and opens nothing that stays.
                tree.frames.notPossible();
                reconstruct();
            }
            case BUTTON, SELECT, DIALOG -> tree.closeNamed(kind, Scope.DEFAULT);
            default -> {
                if (kind.is(Kind.FORMATTING)) {
                    if (!formatting.end(kind, tree.tag.hash)) {
                        endAny();
                    }
                } else if (kind.is(Kind.BLOCK)) {
                    tree.closeNamed(kind, Scope.DEFAULT);
                } else {
                    endAny();
                }
            }
        }
    }

    private void endForm() throws IOException {
        if (open.has(Kind.TEMPLATE)) {
            tree.closeNamed(Kind.FORM, Scope.DEFAULT);
            return;
        }
        @Nullable Open form = tree.form;
        tree.form = null;
        if (form != null && form.open && open.reaches(form)) {
            open.generateImpliedEnds(Kind.OTHER);
            open.remove(form);
        }
    }

    /** "Any other end tag". */
    void endAny() throws IOException {
        for (int i = open.size() - 1; i > 0; i--) {
            Open element = open.at(i);
            if (element.html() && element.sameName(tree.tag.kind, tree.tag.hash)) {
                while (open.size() - 1 > i
                        && open.current().has(Kind.IMPLIED_END)
                        && !open.current().sameName(tree.tag.kind, tree.tag.hash)) {
                    open.pop();
                }
                open.popTo(i);
                return;
            }
            if (element.has(Kind.SPECIAL) || (!element.html() && element.integration)) {
                return;
            }
        }
    }
}
