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
        PLAINTEXT;

        static Content of(Kind kind) {
            return switch (kind) {
                case TITLE, TEXTAREA -> RCDATA;
                case SCRIPT -> SCRIPT;
                case PLAINTEXT -> PLAINTEXT;
                default -> kind.is(Kind.RAW) ? RAWTEXT : DATA;
            };
        }
    }

    private static final int NONE = 0;
    private static final int ESCAPED = 1;
    private static final int TWICE = 2;

    final Tag tag;
    final Doctype doctype = new Doctype();
    private final TokenListener listener;
    final HiddenEnd hiddenEnd;
    private final TagReader reader;
    private TokenState state = TokenState.TEXT;
    private Content content = Content.DATA;
    private long contentEnd;

    /** How many bytes of a fixed beginning have been seen, and how many of a fixed end. */
    private int seen;

    private int escape = NONE;
    private int dashes;
    /** How many dashes must stand before "!>" to end the comment: those that opened it do not count for this. */
    private int dashesBeforeBang;

    private boolean started;

    Tokenizer(Tag tag, TokenListener listener) {
        this.tag = tag;
        this.listener = listener;
        this.hiddenEnd = new HiddenEnd(listener);
        this.reader = new TagReader(tag, hiddenEnd);
    }

    /** Says how the content of the element is read whose start tag has just been told. */
    void content(Content next, long nameHash) {
        content = next;
        contentEnd = nameHash;
        escape = NONE;
        dashes = 0;
    }

    /** Whether the page could end here without anything left open but elements. */
    boolean betweenTags() {
        return state == TokenState.TEXT && content == Content.DATA;
    }

    void read(byte[] in, int from, int to) throws IOException {
        int at = from;
        if (tag.pending) {
            listener.continued(from);
        }
        while (at < to) {
            if (state == TokenState.TEXT) {
                at = text(in, at, to);
            } else if (state == TokenState.TAG) {
                at = inTag(in, at, to);
            } else if (state == TokenState.COMMENT || state == TokenState.BOGUS || state == TokenState.CDATA) {
                at = markup(in, at, to);
            } else {
                at = step(in, at, to);
            }
        }
        tag.keep();
    }

    private int text(byte[] in, int from, int to) throws IOException {
        int at = from;
        if (content == Content.SCRIPT && escape != NONE) {
            at = escapedScript(in, from, to);
        } else if (content == Content.PLAINTEXT) {
            at = to;
        } else {
            at = Bytes.find('<', in, at, to);
        }
        if (content != Content.DATA) {
            hiddenEnd.read(in, from, at);
        }
        if (at > from) {
            listener.text(in, from, at);
        }
        if (at < to) {
            tag.begin(in, at);
            listener.opened(at);
            seen = 0;
            return content == Content.DATA ? opened(in, at + 1, to) : opened(TokenState.RAW_LESS, in, at + 1, to);
        }
        return at;
    }

    /** Behind {@code <}: nearly always the whole tag has been given, and is read at once. */
    private int opened(byte[] in, int at, int to) throws IOException {
        boolean end = at + 1 < to && in[at] == '/';
        int name = end ? at + 1 : at;
        if (name >= to || !Ascii.letter(in[name])) {
            return opened(TokenState.LESS, in, at, to);
        }
        tag.end = end;
        tag.to = name + 1;
        reader.begin();
        return inTag(in, name + 1, to);
    }

    private int opened(TokenState next, byte[] in, int at, int to) throws IOException {
        state = next;
        return at < to ? step(in, at, to) : to;
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
                    return Bytes.find('<', in, at + 1, to);
                }
                dashes = 0;
            }
        }
        return to;
    }

    /** Comments and what the standard reads like them; they are passed on while they are read. */
    private int markup(byte[] in, int from, int to) throws IOException {
        int at = from;
        while (at < to && state != TokenState.TEXT) {
            int c = in[at++];
            if (state == TokenState.BOGUS) {
                state = c == '>' ? TokenState.TEXT : TokenState.BOGUS;
            } else if (state == TokenState.CDATA) {
                state = c == '>' && dashes >= 2 ? TokenState.TEXT : TokenState.CDATA;
                dashes = c == ']' ? dashes + 1 : 0;
            } else if (c == '>' && (dashes >= 2 || dashes == -1)) {
                state = TokenState.TEXT;
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

    private int step(byte[] in, int at, int to) throws IOException {
        return switch (state) {
            case LESS -> less(in, at, to);
            case END_OPEN -> endOpen(in, at);
            case RAW_LESS -> rawLess(in, at);
            case RAW_END -> rawEnd(in, at);
            case SCRIPT_BANG -> scriptBang(in, at);
            default -> declaration(in[at], at);
        };
    }

    private int less(byte[] in, int at, int to) throws IOException {
        int c = in[at];
        if (Ascii.letter(c)) {
            tag.append(in, at);
            tagBegins();
        } else if (c == '/') {
            keep(in, at, TokenState.END_OPEN);
            return at + 1 < to ? endOpen(in, at + 1) : to;
        } else if (c == '!') {
            release(TokenState.DECLARATION);
            seen = 0;
            doctype.begin();
        } else if (c == '?') {
            release(TokenState.BOGUS);
        } else {
            release(TokenState.TEXT);
            return at;
        }
        return at + 1;
    }

    private int endOpen(byte[] in, int at) throws IOException {
        if (Ascii.letter(in[at])) {
            tag.end = true;
            tag.append(in, at);
            tagBegins();
            return at + 1;
        }
        // "</>" is nothing at all to a browser.
        release(TokenState.BOGUS);
        return at;
    }

    private void keep(byte[] in, int at, TokenState next) {
        tag.append(in, at);
        state = next;
    }

    private void release(TokenState next) throws IOException {
        state = next;
        tag.pending = false;
        listener.released(next == TokenState.TEXT);
    }

    private int rawLess(byte[] in, int at) throws IOException {
        int c = in[at];
        if (c == '/') {
            tag.end = true;
            keep(in, at, TokenState.RAW_END);
            return at + 1;
        }
        if (content == Content.SCRIPT && escape == NONE && c == '!') {
            seen = 0;
            keep(in, at, TokenState.SCRIPT_BANG);
            return at + 1;
        }
        if (content == Content.SCRIPT && escape == ESCAPED && Ascii.letter(c)) {
            keep(in, at, TokenState.RAW_END);
            return at + 1;
        }
        backToText();
        return at;
    }

    private void backToText() throws IOException {
        hiddenEnd.readKept(tag.bytes, tag.from, tag.to);
        release(TokenState.TEXT);
    }

    /** After {@code <}/ or, in escaped script data, after {@code <}: the name decides. */
    private int rawEnd(byte[] in, int at) throws IOException {
        int c = in[at];
        if (Ascii.letter(c) && tag.length() < 64) {
            tag.append(in, at);
            return at + 1;
        }
        boolean ends = c == '>' || c == '/' || Ascii.space(c);
        long name = Kind.hash(tag.bytes, tag.nameFrom(), tag.to);
        if (ends && tag.end && endsNoscript(name)) {
            hiddenEnd.goesOn(Kind.of(contentEnd));
            content = Content.DATA;
            escape = NONE;
            tagBegins();
            return at;
        }
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
        tagBegins();
        return at;
    }

    private boolean endsNoscript(long name) {
        return hiddenEnd.watching() && name == Kind.NOSCRIPT.hash && listener.endsText();
    }

    private int scriptBang(byte[] in, int at) throws IOException {
        int c = in[at];
        if (c != '-') {
            backToText();
            return at;
        }
        tag.append(in, at);
        if (++seen == 2) {
            escape = ESCAPED;
            dashes = 2;
            backToText();
        }
        return at + 1;
    }

    private int declaration(int c, int at) throws IOException {
        if (state == TokenState.COMMENT_DASH) {
            // "<!-": a comment only with a second dash.
            state = c == '-' ? TokenState.COMMENT : TokenState.BOGUS;
            dashes = 2;
            dashesBeforeBang = 4;
            return c == '-' ? at + 1 : at;
        }
        if (state == TokenState.DOCTYPE) {
            if (c == '>') {
                doctype.end();
                state = TokenState.TEXT;
            } else {
                doctype.append(c);
            }
            return at + 1;
        }
        if (seen == 0 && c == '-') {
            state = TokenState.COMMENT_DASH;
            return at + 1;
        }
        return word(c, at);
    }

    private int word(int c, int at) {
        started = seen == 0 ? c == '[' && listener.foreign() : started;
        String expected = started ? "[CDATA[" : "DOCTYPE";
        int wanted = expected.charAt(seen);
        if (c == wanted || (!started && c == wanted + 32)) {
            if (++seen == expected.length()) {
                state = started ? TokenState.CDATA : TokenState.DOCTYPE;
                dashes = 0;
            }
            return at + 1;
        }
        state = TokenState.BOGUS;
        return at;
    }

    private int inTag(byte[] in, int at, int to) throws IOException {
        int next = reader.read(in, at, to);
        TokenState after = reader.ended() ? TokenState.TEXT : TokenState.TAG;
        // Storing an object costs more than a look, and it is nearly always the same.
        if (state != after) {
            state = after;
        }
        if (reader.ended()) {
            listener.tag(next);
            tag.pending = false;
        } else if (!tag.overlong && tag.full()) {
            tag.overlong = true;
            tag.pending = false;
            listener.full(next);
        }
        return next;
    }

    private void tagBegins() {
        reader.begin();
        state = TokenState.TAG;
    }
}
