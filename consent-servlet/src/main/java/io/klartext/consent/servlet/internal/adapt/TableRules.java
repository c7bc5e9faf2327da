package io.klartext.consent.servlet.internal.adapt;

import io.klartext.consent.servlet.internal.adapt.OpenElements.Scope;
import io.klartext.consent.servlet.internal.adapt.TreeBuilder.Mode;
import java.io.IOException;

/** The rules of the insertion modes in tables (HTML standard, sections 13.2.6.4.9 to 13.2.6.4.15). */
final class TableRules {

    private final TreeBuilder tree;
    private final OpenElements open;
    private final BodyRules body;

    TableRules(TreeBuilder tree, BodyRules body) {
        this.tree = tree;
        this.open = tree.open;
        this.body = body;
    }

    void start(Mode now) throws IOException {
        switch (now) {
            case IN_TABLE -> startInTable();
            case IN_CAPTION -> startInCaption();
            case IN_COLUMN_GROUP -> startInColumnGroup();
            case IN_TABLE_BODY -> startInTableBody();
            case IN_ROW -> startInRow();
            default -> startInCell();
        }
    }

    void end(Mode now) throws IOException {
        switch (now) {
            case IN_TABLE -> endInTable();
            case IN_CAPTION -> endInCaption();
            case IN_COLUMN_GROUP -> endInColumnGroup();
            case IN_TABLE_BODY -> endInTableBody();
            case IN_ROW -> endInRow();
            default -> endInCell();
        }
    }

    private void startInTable() throws IOException {
        switch (tree.tag.kind) {
            case CAPTION -> {
                clear(Kind.TABLE);
                tree.formatting.mark();
                push(Mode.IN_CAPTION);
            }
            case COLGROUP -> {
                clear(Kind.TABLE);
                push(Mode.IN_COLUMN_GROUP);
            }
            case COL -> {
                clear(Kind.TABLE);
                imply(Kind.COLGROUP, Mode.IN_COLUMN_GROUP);
            }
            case TBODY, TFOOT, THEAD -> {
                clear(Kind.TABLE);
                push(Mode.IN_TABLE_BODY);
            }
            case TD, TH, TR -> {
                clear(Kind.TABLE);
                imply(Kind.TBODY, Mode.IN_TABLE_BODY);
            }
            case TABLE -> {
                if (closeTable()) {
                    tree.startIn(tree.mode);
                }
            }
            case STYLE, SCRIPT, TEMPLATE -> tree.startInHead();
            case FORM -> {
                if (tree.form == null && !open.has(Kind.TEMPLATE)) {
                    tree.push();
                    tree.form = tree.made;
                    open.pop();
                }
            }
            case INPUT -> {
                if (tree.says("type", "hidden")) {
                    tree.pushVoid();
                } else {
                    fosterStart();
                }
            }
            default -> fosterStart();
        }
    }

    private void fosterStart() throws IOException {
        tree.fosters = true;
        body.start();
        tree.fosters = false;
    }

    private void clear(Kind context) throws IOException {
        if (context == Kind.TBODY) {
            open.clearTo(Kind.TBODY, Kind.THEAD, Kind.TFOOT);
        } else {
            open.clearTo(context, context, Kind.NOSCRIPT);
        }
    }

    private void push(Mode next) throws IOException {
        tree.push();
        tree.mode = next;
    }

    private void imply(Kind kind, Mode next) throws IOException {
        tree.imply(kind);
        tree.mode = next;
        tree.startIn(next);
    }

    private boolean closeTable() throws IOException {
        int index = open.find(Kind.TABLE, Scope.TABLE);
        if (index < 0) {
            return false;
        }
        open.popTo(index);
        tree.reset();
        return true;
    }

    private void endInTable() throws IOException {
        switch (tree.tag.kind) {
            case TABLE -> closeTable();
            case BODY, CAPTION, COL, COLGROUP, HTML, TBODY, TD, TFOOT, TH, THEAD, TR -> {
                // Ignored.
            }
            default -> {
                tree.fosters = true;
                body.end();
                tree.fosters = false;
            }
        }
    }

    private boolean closeCaption() throws IOException {
        if (!tree.closeNamed(Kind.CAPTION, Scope.TABLE)) {
            return false;
        }
        tree.formatting.clearToMarker();
        tree.mode = Mode.IN_TABLE;
        return true;
    }

    private void startInCaption() throws IOException {
        if (!tree.tag.kind.is(Kind.TABLE_PART)) {
            body.start();
        } else if (closeCaption()) {
            tree.startIn(tree.mode);
        }
    }

    private void endInCaption() throws IOException {
        switch (tree.tag.kind) {
            case CAPTION -> closeCaption();
            case TABLE -> {
                if (closeCaption()) {
                    tree.endIn(tree.mode);
                }
            }
            case BODY, COL, COLGROUP, HTML, TBODY, TD, TFOOT, TH, THEAD, TR -> {
                // Ignored.
            }
            default -> body.end();
        }
    }

    private boolean closeColumnGroup() throws IOException {
        if (!open.current().is(Kind.COLGROUP)) {
            return false;
        }
        open.pop();
        tree.mode = Mode.IN_TABLE;
        return true;
    }

    private void startInColumnGroup() throws IOException {
        if (tree.tag.kind == Kind.COL) {
            tree.pushVoid();
        } else if (tree.tag.kind == Kind.TEMPLATE) {
            tree.startInHead();
        } else if (closeColumnGroup()) {
            tree.startIn(tree.mode);
        }
    }

    private void endInColumnGroup() throws IOException {
        switch (tree.tag.kind) {
            case COLGROUP -> closeColumnGroup();
            case TEMPLATE -> tree.endTemplate();
            case COL -> {
                // Ignored.
            }
            default -> {
                if (closeColumnGroup()) {
                    tree.endIn(tree.mode);
                }
            }
        }
    }

    private void startInTableBody() throws IOException {
        switch (tree.tag.kind) {
            case TR -> {
                clear(Kind.TBODY);
                push(Mode.IN_ROW);
            }
            case TD, TH -> {
                clear(Kind.TBODY);
                imply(Kind.TR, Mode.IN_ROW);
            }
            case CAPTION, COL, COLGROUP, TBODY, TFOOT, THEAD -> {
                if (closeTableBody()) {
                    tree.startIn(tree.mode);
                }
            }
            default -> startInTable();
        }
    }

    private boolean closeTableBody() throws IOException {
        if (!open.inScope(Kind.TBODY, Scope.TABLE)
                && !open.inScope(Kind.THEAD, Scope.TABLE)
                && !open.inScope(Kind.TFOOT, Scope.TABLE)) {
            return false;
        }
        clear(Kind.TBODY);
        open.pop();
        tree.mode = Mode.IN_TABLE;
        return true;
    }

    private void endInTableBody() throws IOException {
        switch (tree.tag.kind) {
            case TBODY, TFOOT, THEAD -> {
                if (open.inScope(tree.tag.kind, Scope.TABLE)) {
                    closeTableBody();
                }
            }
            case TABLE -> {
                if (closeTableBody()) {
                    tree.endIn(tree.mode);
                }
            }
            case BODY, CAPTION, COL, COLGROUP, HTML, TD, TH, TR -> {
                // Ignored.
            }
            default -> endInTable();
        }
    }

    private void startInRow() throws IOException {
        switch (tree.tag.kind) {
            case TD, TH -> {
                clear(Kind.TR);
                push(Mode.IN_CELL);
                tree.formatting.mark();
            }
            case CAPTION, COL, COLGROUP, TBODY, TFOOT, THEAD, TR -> {
                if (closeRow()) {
                    tree.startIn(tree.mode);
                }
            }
            default -> startInTable();
        }
    }

    private boolean closeRow() throws IOException {
        if (!open.inScope(Kind.TR, Scope.TABLE)) {
            return false;
        }
        clear(Kind.TR);
        open.pop();
        tree.mode = Mode.IN_TABLE_BODY;
        return true;
    }

    private void endInRow() throws IOException {
        switch (tree.tag.kind) {
            case TR -> closeRow();
            case TABLE -> {
                if (closeRow()) {
                    tree.endIn(tree.mode);
                }
            }
            case TBODY, TFOOT, THEAD -> {
                if (open.inScope(tree.tag.kind, Scope.TABLE) && closeRow()) {
                    tree.endIn(tree.mode);
                }
            }
            case BODY, CAPTION, COL, COLGROUP, HTML, TD, TH -> {
                // Ignored.
            }
            default -> endInTable();
        }
    }

    private void startInCell() throws IOException {
        if (!tree.tag.kind.is(Kind.TABLE_PART)) {
            body.start();
        } else if (closeCell()) {
            tree.startIn(tree.mode);
        }
    }

    private boolean closeCell() throws IOException {
        Kind cell = open.inScope(Kind.TD, Scope.TABLE) ? Kind.TD : Kind.TH;
        return closeCell(cell);
    }

    private boolean closeCell(Kind cell) throws IOException {
        if (!tree.closeNamed(cell, Scope.TABLE)) {
            return false;
        }
        tree.formatting.clearToMarker();
        tree.mode = Mode.IN_ROW;
        return true;
    }

    private void endInCell() throws IOException {
        switch (tree.tag.kind) {
            case TD, TH -> closeCell(tree.tag.kind);
            case BODY, CAPTION, COL, COLGROUP, HTML -> {
                // Ignored.
            }
            case TABLE, TBODY, TFOOT, THEAD, TR -> {
                if (open.inScope(tree.tag.kind, Scope.TABLE) && closeCell()) {
                    tree.endIn(tree.mode);
                }
            }
            default -> body.end();
        }
    }
}
