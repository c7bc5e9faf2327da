package io.klartext.consent.servlet.internal.adapt;

import io.klartext.consent.servlet.internal.adapt.Open.Space;
import io.klartext.consent.servlet.internal.adapt.OpenElements.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the stack of open elements as a browser would (HTML standard, section 13.2.6, "Tree construction"), without making a
 * tree: which end tags close what, what is implied, what is ignored. Here are the outer insertion modes; what is in the body
 * is in {@link BodyRules}, tables in {@link TableRules}, frames in {@link FrameRules}, SVG and MathML in {@link ForeignRules},
 * and what is for readers without scripts in {@link NoscriptRules}.
 *
 * <p>Two things are decided here. {@code select} is read as the standard says since 2025, with any markup inside. A page whose
 * first tag is a part of a table is a fragment for a script, and is read like the content of a {@code template}.
 */
final class TreeBuilder {

    /** Which rules apply to the next tag. */
    enum Mode {
        BEFORE_HTML,
        BEFORE_HEAD,
        IN_HEAD,
        AFTER_HEAD,
        IN_BODY,
        IN_TABLE,
        IN_CAPTION,
        IN_COLUMN_GROUP,
        IN_TABLE_BODY,
        IN_ROW,
        IN_CELL,
        IN_TEMPLATE,
        IN_FRAMESET
    }

    final OpenElements open;
    final Formatting formatting;
    final Deque<Mode> templates = new ArrayDeque<>();
    final Tag tag;
    final AttributeNames names;
    Mode mode = Mode.BEFORE_HTML;

    @Nullable Open form;

    private @Nullable Open head;

    boolean fosters;
    /** The element of the tag that is being read; null while there is none, or the tag is ignored. */
    @Nullable Open made;

    private final Doctype doctype;
    final FrameRules frames;
    private final NoscriptRules noscript;
    private final BodyRules body;
    private final TableRules table;
    private final ForeignRules foreign;

    TreeBuilder(Tag tag, AttributeNames names, Doctype doctype, OpenElements.Listener listener) {
        this.tag = tag;
        this.names = names;
        this.doctype = doctype;
        this.open = new OpenElements(listener);
        this.formatting = new Formatting(open);
        this.frames = new FrameRules(this);
        this.noscript = new NoscriptRules(this);
        this.body = new BodyRules(this);
        this.table = new TableRules(this, body);
        this.foreign = new ForeignRules(this);
    }

    boolean quirks() {
        return doctype.quirks();
    }

    boolean inForeign() {
        return open.foreign();
    }

    boolean beforeBody() {
        return mode == Mode.BEFORE_HTML || mode == Mode.BEFORE_HEAD || mode == Mode.IN_HEAD || mode == Mode.AFTER_HEAD;
    }

    /** A start tag: afterwards {@link #made} is its element, already closed again if it can have no content. */
    @Nullable Open start() throws IOException {
        made = null;
        if (mode == Mode.BEFORE_HTML && tag.kind.is(Kind.TABLE_PART)) {
            fragment();
        }
        if (inForeign() && foreign.applies()) {
            foreign.start();
        } else {
            startIn(mode);
        }
        return made;
    }

    void end() throws IOException {
        made = null;
        if (tag.kind == Kind.NOSCRIPT && noscript.end()) {
            return;
        }
        if (inForeign() && foreign.end()) {
            return;
        }
        endIn(mode);
    }

    /** Text that is more than white space. */
    void text() throws IOException {
        if (mode == Mode.IN_BODY) {
            reconstruct(false);
            return;
        }
        if (mode == Mode.IN_FRAMESET) {
            return;
        }
        while (beforeBody()) {
            implyNext();
        }
        if (mode == Mode.IN_COLUMN_GROUP && open.current().is(Kind.COLGROUP)) {
            open.pop();
            mode = Mode.IN_TABLE;
        }
        reconstruct(betweenCells());
    }

    private void reconstruct(boolean beforeTable) throws IOException {
        if (!inForeign()) {
            formatting.reconstruct(beforeTable);
        }
    }

    /** Whether text that is more than white space is put before the table that it stands in. */
    boolean betweenCells() {
        return switch (mode) {
            case IN_TABLE, IN_COLUMN_GROUP, IN_TABLE_BODY, IN_ROW -> true;
            default -> false;
        };
    }

    /** Whether white space, other than any other text, is put where it stands or nowhere. */
    boolean spaceIsNoText() {
        return mode != Mode.IN_BODY && (beforeBody() || betweenCells());
    }

    private void fragment() throws IOException {
        imply(Kind.HTML);
        imply(Kind.TEMPLATE);
        templates.push(Mode.IN_TEMPLATE);
        mode = Mode.IN_TEMPLATE;
    }

    void imply(Kind kind) throws IOException {
        Open element = new Open(kind, kind.hash, Space.HTML, kind.bytes);
        element.implied = true;
        doctype.isOver();
        open.open(element, open.parent(false));
        head = kind == Kind.HEAD ? element : head;
    }

    /** Opens the element of the tag. */
    Open push(Space space) throws IOException {
        Open element = new Open(tag.kind, tag.hash, space, tag.kind == Kind.OTHER ? name() : tag.kind.bytes);
        made = element;
        // what belongs into a head that is closed already is put into it all the same
        open.open(element, mode == Mode.AFTER_HEAD && inHead(tag.kind) ? head : open.parent(fosters));
        return element;
    }

    /** What is nested deeply is much the same. */
    private byte[] name() {
        for (int i = open.size() - 1; i >= Math.max(0, open.size() - 4); i--) {
            if (open.at(i).hash == tag.hash) {
                return open.at(i).name;
            }
        }
        return Arrays.copyOfRange(tag.bytes, tag.nameFrom(), Math.min(tag.nameTo(), tag.nameFrom() + 64));
    }

    void push() throws IOException {
        push(Space.HTML);
    }

    void pushVoid() throws IOException {
        push();
        open.pop();
    }

    void startIn(Mode now) throws IOException {
        switch (now) {
            case BEFORE_HTML, BEFORE_HEAD, IN_HEAD, AFTER_HEAD -> startBeforeBody(now);
            case IN_BODY -> body.start();
            case IN_TEMPLATE -> startInTemplate();
            case IN_FRAMESET -> frames.start();
            default -> table.start(now);
        }
    }

    void endIn(Mode now) throws IOException {
        switch (now) {
            case BEFORE_HTML, BEFORE_HEAD, IN_HEAD, AFTER_HEAD -> endBeforeBody(now);
            case IN_BODY, IN_TEMPLATE -> body.end();
            case IN_FRAMESET -> frames.end();
            default -> table.end(now);
        }
    }

    /** What a browser adds before the body, one step at a time. */
    private void implyNext() throws IOException {
        switch (mode) {
            case BEFORE_HTML -> {
                imply(Kind.HTML);
                mode = Mode.BEFORE_HEAD;
            }
            case BEFORE_HEAD -> {
                imply(Kind.HEAD);
                mode = Mode.IN_HEAD;
            }
            case IN_HEAD -> {
                open.pop();
                mode = Mode.AFTER_HEAD;
            }
            default -> {
                imply(Kind.BODY);
                mode = Mode.IN_BODY;
            }
        }
    }

    private void startBeforeBody(Mode now) throws IOException {
        Kind kind = tag.kind;
        if (kind == Kind.HTML) {
            if (now == Mode.BEFORE_HTML) {
                doctype.isOver();
                push();
                mode = Mode.BEFORE_HEAD;
            }
        } else if (kind == Kind.HEAD && now != Mode.BEFORE_HTML) {
            if (now == Mode.BEFORE_HEAD) {
                head = push(Space.HTML);
                mode = Mode.IN_HEAD;
            }
        } else if (kind == Kind.BODY && now == Mode.AFTER_HEAD) {
            frames.notPossible();
            push();
            mode = Mode.IN_BODY;
        } else if (kind == Kind.FRAMESET && now == Mode.AFTER_HEAD) {
            frames.begin();
        } else if ((now == Mode.IN_HEAD || (now == Mode.AFTER_HEAD && kind != Kind.NOSCRIPT)) && inHead(kind)) {
            startInHead();
        } else {
            implyNext();
            startIn(mode);
        }
    }

    static boolean inHead(Kind kind) {
        return switch (kind) {
            case BASE, BASEFONT, BGSOUND, LINK, META, TITLE, NOFRAMES, STYLE, SCRIPT, NOSCRIPT, TEMPLATE -> true;
            default -> false;
        };
    }

    /** The elements that are read alike wherever they stand. */
    void startInHead() throws IOException {
        switch (tag.kind) {
            case TEMPLATE -> {
                push();
                formatting.mark();
                templates.push(Mode.IN_TEMPLATE);
                mode = Mode.IN_TEMPLATE;
            }
            case NOSCRIPT -> noscript.start();
            case TITLE, NOFRAMES, STYLE, SCRIPT -> push();
            default -> pushVoid();
        }
    }

    private void endBeforeBody(Mode now) throws IOException {
        Kind kind = tag.kind;
        if (kind == Kind.TEMPLATE) {
            endTemplate();
        } else if (now == Mode.IN_HEAD
                && open.current().html()
                && open.current().sameName(kind, tag.hash)) {
            boolean head = kind == Kind.HEAD;
            open.pop();
            mode = head ? Mode.AFTER_HEAD : mode;
        } else if (open.size() > 1
                && open.current().has(Kind.RAW)
                && open.current().sameName(kind, tag.hash)) {
            open.pop();
        } else if (kind == Kind.HEAD || kind == Kind.BODY || kind == Kind.HTML || kind == Kind.BR) {
            if (kind != Kind.HEAD || now == Mode.BEFORE_HTML || now == Mode.BEFORE_HEAD) {
                implyNext();
                endIn(mode);
            }
        }
    }

    private void startInTemplate() throws IOException {
        Mode next = switch (tag.kind) {
            case CAPTION, COLGROUP, TBODY, TFOOT, THEAD -> Mode.IN_TABLE;
            case COL -> Mode.IN_COLUMN_GROUP;
            case TR -> Mode.IN_TABLE_BODY;
            case TD, TH -> Mode.IN_ROW;
            default -> Mode.IN_BODY;
        };
        if (next == Mode.IN_BODY && inHead(tag.kind) && tag.kind != Kind.NOSCRIPT) {
            startInHead();
            return;
        }
        templates.pop();
        templates.push(next);
        mode = next;
        startIn(mode);
    }

    void endTemplate() throws IOException {
        int index = open.last(Kind.TEMPLATE);
        if (index > 0 && !open.at(index).implied) {
            open.popTo(index);
            formatting.clearToMarker();
            templates.pop();
            reset();
        }
    }

    /** Resets the insertion mode appropriately (section 13.2.4.1). */
    void reset() {
        for (int i = open.size() - 1; i >= 0; i--) {
            Open element = open.at(i);
            Mode found = element.html() ? modeIn(element, i) : null;
            if (found != null) {
                mode = found;
                return;
            }
        }
    }

    private @Nullable Mode modeIn(Open element, int index) {
        return switch (element.kind) {
            case TD, TH -> Mode.IN_CELL;
            case TR -> Mode.IN_ROW;
            case TBODY, THEAD, TFOOT -> Mode.IN_TABLE_BODY;
            case CAPTION -> Mode.IN_CAPTION;
            case COLGROUP -> Mode.IN_COLUMN_GROUP;
            case TABLE -> Mode.IN_TABLE;
            case TEMPLATE -> templates.peek();
            case HEAD -> Mode.IN_HEAD;
            case BODY, NOSCRIPT -> Mode.IN_BODY;
            case HTML -> index + 1 == open.size() ? Mode.AFTER_HEAD : Mode.IN_BODY;
            default -> null;
        };
    }

    /** Whether an attribute of the tag, one that the parser needs, has this value in ASCII, in capitals or not. */
    boolean says(String attribute, String value) {
        int slot = names.slot(attribute);
        if (!tag.has(slot) || tag.unknown(slot)) {
            return false;
        }
        String text = new String(tag.bytes, tag.from(slot), tag.to(slot) - tag.from(slot), StandardCharsets.ISO_8859_1);
        return CharacterReferences.decode(text).text().equalsIgnoreCase(value);
    }

    /** Whether an end tag of another name may close this one's. */
    boolean closeNamed(Kind kind, Scope scope) throws IOException {
        int index = open.find(kind, scope);
        if (index < 0) {
            return false;
        }
        open.generateImpliedEnds(kind);
        open.popTo(index);
        return true;
    }
}
