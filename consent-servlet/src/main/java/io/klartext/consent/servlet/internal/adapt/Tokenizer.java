package io.klartext.consent.servlet.internal.adapt;

import java.io.IOException;

/**
 * Finds the tags of a page as the tokenizer of the HTML standard does (section 13.2.5), byte by byte, so that it does not
 * matter how the page is cut. It changes nothing and keeps nothing but the tag that it is in: whoever listens is told of
 * each run of text and of each tag. Not thread-safe.
 */
final class Tokenizer {

    /** What is in an element is read in one of these ways. */
    enum Content {
        DATA,
        RCDATA,
        RAWTEXT,
        SCRIPT,
        PLAINTEXT
    }

    /** Who is told. */
    interface Listener {
        /** A run of text; it may be cut anywhere. */
        void text(byte[] in, int from, int to) throws IOException;

        /** A tag begins at this place, or what may turn out to be one: its bytes are kept. */
        void opened(int at) throws IOException;

        /** The tag that began earlier goes on at this place, which is the first of what has come now. */
        void continued(int at) throws IOException;

        /** What began is no tag but text, or else a comment or declaration: its bytes are passed on. */
        void released(boolean text) throws IOException;

        /** The tag is complete; the last byte of it is before this place. */
        void tag(int end) throws IOException;

        /** The tag is longer than what can be kept; what is kept of it ends before this place. */
        void full(int at) throws IOException;

        /** Whether the element that is open is SVG or MathML, where CDATA sections exist. */
        boolean foreign();

        /** The end tag of noscript stands where a reader with scripts sees it and one without does not. */
        void hiddenEnd() throws IOException;
    }

    private enum State {
        TEXT,
        LESS,
        END_OPEN,
        NAME,
        BEFORE_ATTRIBUTE,
        ATTRIBUTE,
        AFTER_ATTRIBUTE,
        BEFORE_VALUE,
        DOUBLE_QUOTED,
        SINGLE_QUOTED,
        UNQUOTED,
        AFTER_QUOTED,
        SELF_CLOSING,
        RAW_LESS,
        RAW_END,
        DECLARATION,
        BOGUS,
        DOCTYPE,
        COMMENT_DASH,
        COMMENT,
        CDATA,
        SCRIPT_BANG
    }

    private static final int NONE = 0;
    private static final int ESCAPED = 1;
    private static final int TWICE = 2;

    final Tag tag;
    final Doctype doctype = new Doctype();
    private final Listener listener;
    private final HiddenEnd hiddenEnd;
    private State state = State.TEXT;
    private Content content = Content.DATA;
    private long contentEnd;

    /** How many bytes of a fixed beginning have been seen, and how many of a fixed end. */
    private int seen;

    private int escape = NONE;
    private int dashes;
    /** How many dashes must stand before "!>" to end the comment: those that opened it do not count for this. */
    private int dashesBeforeBang;

    private boolean started;

    Tokenizer(Tag tag, Listener listener) {
        this.tag = tag;
        this.listener = listener;
        this.hiddenEnd = new HiddenEnd(listener);
    }

    /** Says how the content of the element is read whose start tag has just been told. */
    void content(Content next, long nameHash) {
        content = next;
        contentEnd = nameHash;
        escape = NONE;
        dashes = 0;
        if (next == Content.PLAINTEXT) {
            state = State.TEXT;
        }
    }

    /** Whether the page could end here without anything left open but elements. */
    boolean betweenTags() {
        return state == State.TEXT && content == Content.DATA;
    }

    void watchNoscript(boolean on) {
        hiddenEnd.watch(on);
    }

    void read(byte[] in, int from, int to) throws IOException {
        int at = from;
        if (tag.pending) {
            listener.continued(from);
        }
        while (at < to) {
            if (state == State.TEXT) {
                at = text(in, at, to);
            } else if (state == State.COMMENT || state == State.BOGUS || state == State.CDATA) {
                at = markup(in, at, to);
            } else {
                at = step(in, at);
            }
        }
    }

    private int text(byte[] in, int from, int to) throws IOException {
        int at = from;
        if (content == Content.SCRIPT && escape != NONE) {
            at = escapedScript(in, from, to);
        } else if (content == Content.PLAINTEXT) {
            at = to;
        } else {
            while (at < to && in[at] != '<') {
                at++;
            }
        }
        if (content != Content.DATA) {
            hiddenEnd.read(in, from, at);
        }
        if (at > from) {
            listener.text(in, from, at);
        }
        if (at < to) {
            tag.begin();
            tag.append(in[at]);
            listener.opened(at);
            state = content == Content.DATA ? State.LESS : State.RAW_LESS;
            seen = 0;
            return at + 1;
        }
        return at;
    }

    /** Inside "escaped" script data two dashes and an angle end the escape, and a nested script begins a second one. */
    private int escapedScript(byte[] in, int from, int to) {
        for (int at = from; at < to; at++) {
            int c = in[at];
            if (c == '<') {
                dashes = 0;
                return at;
            }
            if (c == '-') {
                dashes++;
            } else {
                if (c == '>' && dashes >= 2) {
                    escape = NONE;
                    dashes = 0;
                    int rest = at + 1;
                    while (rest < to && in[rest] != '<') {
                        rest++;
                    }
                    return rest;
                }
                dashes = 0;
            }
        }
        return to;
    }

    /** Comments and what the standard reads like them; they are passed on while they are read. */
    private int markup(byte[] in, int from, int to) throws IOException {
        int at = from;
        while (at < to && state != State.TEXT) {
            int c = in[at++];
            if (state == State.BOGUS) {
                state = c == '>' ? State.TEXT : State.BOGUS;
            } else if (state == State.CDATA) {
                state = c == '>' && dashes >= 2 ? State.TEXT : State.CDATA;
                dashes = c == ']' ? dashes + 1 : 0;
            } else if (c == '>' && (dashes >= 2 || dashes == -1)) {
                state = State.TEXT;
            } else if (c == '-') {
                dashes = dashes < 0 ? 1 : dashes + 1;
            } else {
                // "--!>" ends a comment as well: -1 stands for what has been seen of it.
                dashes = c == '!' && dashes >= dashesBeforeBang ? -1 : 0;
                dashesBeforeBang = 2;
            }
        }
        hiddenEnd.read(in, from, at);
        return at;
    }

    private int step(byte[] in, int at) throws IOException {
        int c = in[at];
        switch (state) {
            case LESS -> {
                if (c == '/') {
                    keep(c, State.END_OPEN);
                } else if (letter(c)) {
                    tag.start(false);
                    keep(c, State.NAME);
                } else if (c == '!') {
                    release(State.DECLARATION);
                    seen = 0;
                    doctype.begin();
                } else if (c == '?') {
                    release(State.BOGUS);
                } else {
                    release(State.TEXT);
                    return at;
                }
            }
            case END_OPEN -> {
                if (letter(c)) {
                    tag.start(true);
                    keep(c, State.NAME);
                } else {
                    // "</>" is nothing at all to a browser.
                    release(State.BOGUS);
                    return at;
                }
            }
            case RAW_LESS -> {
                return rawLess(c, at);
            }
            case RAW_END -> {
                return rawEnd(c, at);
            }
            case SCRIPT_BANG -> {
                return scriptBang(c, at);
            }
            case DECLARATION, DOCTYPE, COMMENT_DASH -> {
                return declaration(c, at);
            }
            default -> inTag(c, at);
        }
        return at + 1;
    }

    private void keep(int c, State next) throws IOException {
        tag.append((byte) c);
        state = next;
    }

    private void release(State next) throws IOException {
        state = next;
        tag.pending = false;
        listener.released(next == State.TEXT);
    }

    private int rawLess(int c, int at) throws IOException {
        if (c == '/') {
            tag.start(true);
            keep(c, State.RAW_END);
            return at + 1;
        }
        if (content == Content.SCRIPT && escape == NONE && c == '!') {
            seen = 0;
            keep(c, State.SCRIPT_BANG);
            return at + 1;
        }
        if (content == Content.SCRIPT && escape == ESCAPED && letter(c)) {
            tag.start(false);
            keep(c, State.RAW_END);
            return at + 1;
        }
        backToText();
        return at;
    }

    private void backToText() throws IOException {
        hiddenEnd.read(tag.bytes, 0, tag.length);
        release(State.TEXT);
    }

    /** After {@code <}/ or, in escaped script data, after {@code <}: the name decides. */
    private int rawEnd(int c, int at) throws IOException {
        if (letter(c) && tag.length < 64) {
            tag.append((byte) c);
            return at + 1;
        }
        boolean ends = c == '>' || c == '/' || space(c);
        long name = Kind.hash(tag.bytes, tag.nameFrom(), tag.length);
        if (!ends || (name != contentEnd && name != Kind.SCRIPT.hash)) {
            backToText();
            return at;
        }
        if (content == Content.SCRIPT && !(tag.end && escape != TWICE)) {
            if (tag.end == (escape == TWICE)) {
                escape = tag.end ? ESCAPED : TWICE;
            }
            backToText();
            return at;
        }
        if (name != contentEnd || !tag.end) {
            backToText();
            return at;
        }
        content = Content.DATA;
        escape = NONE;
        state = State.NAME;
        return at;
    }

    private int scriptBang(int c, int at) throws IOException {
        if (c != '-') {
            backToText();
            return at;
        }
        tag.append((byte) c);
        if (++seen == 2) {
            escape = ESCAPED;
            dashes = 2;
            backToText();
        }
        return at + 1;
    }

    private int declaration(int c, int at) throws IOException {
        if (state == State.COMMENT_DASH) {
            // "<!-": a comment only with a second dash.
            state = c == '-' ? State.COMMENT : State.BOGUS;
            dashes = 2;
            dashesBeforeBang = 4;
            return c == '-' ? at + 1 : at;
        }
        if (state == State.DOCTYPE) {
            if (c == '>') {
                doctype.end();
                state = State.TEXT;
            } else {
                doctype.append(c);
            }
            return at + 1;
        }
        if (seen == 0 && c == '-') {
            state = State.COMMENT_DASH;
            return at + 1;
        }
        return word(c, at);
    }

    private int word(int c, int at) {
        String expected = started ? "[CDATA[" : "DOCTYPE";
        if (seen == 0) {
            started = c == '[' && listener.foreign();
            expected = started ? "[CDATA[" : "DOCTYPE";
        }
        int wanted = expected.charAt(seen);
        if (c == wanted || (!started && c == wanted + 32)) {
            if (++seen == expected.length()) {
                state = started ? State.CDATA : State.DOCTYPE;
                dashes = 0;
            }
            return at + 1;
        }
        state = State.BOGUS;
        return at;
    }

    private void inTag(int c, int at) throws IOException {
        hiddenEnd.next(state == State.DOUBLE_QUOTED || state == State.SINGLE_QUOTED || state == State.UNQUOTED, c);
        boolean finished = c == '>' && state != State.DOUBLE_QUOTED && state != State.SINGLE_QUOTED;
        switch (state) {
            case NAME -> {
                if (finished || c == '/' || space(c)) {
                    tag.nameEnds();
                    state = c == '/' ? State.SELF_CLOSING : State.BEFORE_ATTRIBUTE;
                }
            }
            case BEFORE_ATTRIBUTE, AFTER_ATTRIBUTE, AFTER_QUOTED, SELF_CLOSING -> between(c, finished);
            case ATTRIBUTE -> {
                if (finished || c == '/' || c == '=' || space(c)) {
                    tag.attributeNameEnds();
                    state = c == '=' ? State.BEFORE_VALUE : c == '/' ? State.SELF_CLOSING : State.AFTER_ATTRIBUTE;
                }
            }
            case BEFORE_VALUE -> {
                if (c == '"' || c == '\'') {
                    state = c == '"' ? State.DOUBLE_QUOTED : State.SINGLE_QUOTED;
                    tag.valueBegins(tag.length + 1);
                } else if (!finished && !space(c)) {
                    state = State.UNQUOTED;
                    tag.valueBegins(tag.length);
                }
            }
            case UNQUOTED -> {
                if (finished || space(c)) {
                    tag.valueEnds();
                    state = State.BEFORE_ATTRIBUTE;
                }
            }
            default -> {
                if (c == (state == State.DOUBLE_QUOTED ? '"' : '\'')) {
                    tag.valueEnds();
                    state = State.AFTER_QUOTED;
                }
            }
        }
        if (!tag.append((byte) c) && tag.pending) {
            tag.pending = false;
            listener.full(at);
        }
        if (finished) {
            state = State.TEXT;
            hiddenEnd.reset();
            listener.tag(at + 1);
            tag.pending = false;
        }
    }

    private void between(int c, boolean finished) {
        if (finished) {
            tag.selfClosing = state == State.SELF_CLOSING;
        } else if (c == '/') {
            state = State.SELF_CLOSING;
        } else if (space(c)) {
            state = state == State.AFTER_ATTRIBUTE ? State.AFTER_ATTRIBUTE : State.BEFORE_ATTRIBUTE;
        } else if (c == '=' && state == State.AFTER_ATTRIBUTE) {
            state = State.BEFORE_VALUE;
        } else {
            tag.attributeBegins();
            state = State.ATTRIBUTE;
        }
    }

    static boolean letter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean space(int c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }
}
