package io.klartext.consent.servlet.internal.adapt;

import java.io.IOException;

/** Reads a tag from behind its first letter to its end: its name, its attributes and their values. Not thread-safe. */
final class TagReader {

    /** Where in the tag it is. */
    private enum State {
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
        ENDED;

        boolean between() {
            return this == BEFORE_ATTRIBUTE || this == AFTER_QUOTED || this == AFTER_ATTRIBUTE || this == SELF_CLOSING;
        }
    }

    private final Tag tag;
    private final HiddenEnd hiddenEnd;
    private State state = State.ENDED;

    TagReader(Tag tag, HiddenEnd hiddenEnd) {
        this.tag = tag;
        this.hiddenEnd = hiddenEnd;
    }

    /** The first letter has been read. */
    void begin() {
        state = State.NAME;
    }

    boolean ended() {
        return state == State.ENDED;
    }

    /** Reads on; behind the end of the tag, or else of what was given, or of what is kept of a tag. */
    int read(byte[] in, int at, int to) throws IOException {
        int next;
        if (tag.overlong) {
            next = attributes(in, at, to);
            hiddenEnd.read(in, at, next);
        } else {
            int before = tag.to;
            int limit = tag.extend(in, at, to);
            tag.to = attributes(tag.bytes, before, limit);
            next = at + tag.to - before;
            hiddenEnd.read(tag.bytes, before, tag.to);
        }
        if (ended()) {
            hiddenEnd.reset();
        }
        return next;
    }

    /** The states come in the order in which a tag has them. */
    private int attributes(byte[] in, int from, int to) {
        int at = from;
        if (state == State.NAME) {
            at = name(in, at, to);
        }
        while (at < to && state != State.ENDED) {
            if (state.between()) {
                at = between(in, at, to);
            }
            if (state == State.ATTRIBUTE) {
                at = attributeName(in, at, to);
            }
            if (state == State.BEFORE_VALUE) {
                at = beforeValue(in, at, to);
            }
            if (state == State.DOUBLE_QUOTED) {
                at = quoted('"', in, at, to);
            } else if (state == State.SINGLE_QUOTED) {
                at = quoted('\'', in, at, to);
            } else if (state == State.UNQUOTED) {
                at = unquoted(in, at, to);
            }
        }
        return at;
    }

    private int name(byte[] in, int from, int to) {
        int at = from;
        while (at < to && !endsName(in[at])) {
            at++;
        }
        if (at == to) {
            return at;
        }
        tag.nameEnds(at);
        boolean ends = in[at] == '>';
        state = ends ? State.ENDED : State.BEFORE_ATTRIBUTE;
        return ends ? at + 1 : at;
    }

    private static boolean endsName(int c) {
        return c <= '>' && (c == '>' || c == '/' || Ascii.space(c));
    }

    private int between(byte[] in, int from, int to) {
        for (int at = from; at < to; at++) {
            int c = in[at];
            if (c == '>') {
                tag.selfClosing = state == State.SELF_CLOSING;
                state = State.ENDED;
                return at + 1;
            }
            if (c == '/') {
                state = State.SELF_CLOSING;
            } else if (c == '=' && state == State.AFTER_ATTRIBUTE) {
                state = State.BEFORE_VALUE;
                return at + 1;
            } else if (!Ascii.space(c)) {
                tag.attributeBegins(at);
                state = State.ATTRIBUTE;
                return at + 1;
            } else if (state != State.AFTER_ATTRIBUTE) {
                state = State.BEFORE_ATTRIBUTE;
            }
        }
        return to;
    }

    private int attributeName(byte[] in, int from, int to) {
        int at = from;
        while (at < to && in[at] != '=' && !endsName(in[at])) {
            at++;
        }
        if (at == to) {
            return at;
        }
        tag.attributeNameEnds(at);
        boolean value = in[at] == '=';
        state = value ? State.BEFORE_VALUE : State.AFTER_ATTRIBUTE;
        return value ? at + 1 : at;
    }

    private int beforeValue(byte[] in, int from, int to) {
        int at = from;
        while (at < to && Ascii.space(in[at])) {
            at++;
        }
        if (at == to) {
            return at;
        }
        int c = in[at];
        if (c == '>') {
            state = State.ENDED;
            return at + 1;
        }
        boolean quoted = c == '"' || c == '\'';
        state = c == '"' ? State.DOUBLE_QUOTED : quoted ? State.SINGLE_QUOTED : State.UNQUOTED;
        int begin = quoted ? at + 1 : at;
        tag.valueBegins(begin);
        return begin;
    }

    private int quoted(int quote, byte[] in, int from, int to) {
        int at = Bytes.find(quote, in, from, to);
        if (at == to) {
            return at;
        }
        tag.valueEnds(at);
        state = State.AFTER_QUOTED;
        return at + 1;
    }

    private int unquoted(byte[] in, int from, int to) {
        int at = from;
        while (at < to && in[at] != '>' && !Ascii.space(in[at])) {
            at++;
        }
        if (at < to) {
            tag.valueEnds(at);
            state = State.BEFORE_ATTRIBUTE;
        }
        return at;
    }
}
