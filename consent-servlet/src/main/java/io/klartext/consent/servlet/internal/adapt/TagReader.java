package io.klartext.consent.servlet.internal.adapt;

import java.io.IOException;

/**
 * Reads a tag from behind its first letter to its end: its name, its attributes and their values. What comes first in a tag
 * goes on to what comes next; only where the bytes end it is kept at what to go on. Not thread-safe.
 */
final class TagReader {

    /** At what to go on when there is more. */
    private enum State {
        NAME,
        BETWEEN,
        SELF_CLOSING,
        ATTRIBUTE,
        AFTER_ATTRIBUTE,
        BEFORE_VALUE,
        DOUBLE_QUOTED,
        SINGLE_QUOTED,
        UNQUOTED
    }

    private final Tag tag;
    private final HiddenEnd hiddenEnd;
    private State state = State.NAME;
    private boolean reading;
    private boolean ended = true;

    TagReader(Tag tag, HiddenEnd hiddenEnd) {
        this.tag = tag;
        this.hiddenEnd = hiddenEnd;
    }

    /** The first letter has been read. */
    void begin() {
        ended = false;
    }

    boolean ended() {
        return ended;
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
            hiddenEnd.readKept(tag.bytes, before, tag.to);
        }
        if (ended) {
            hiddenEnd.reset();
        }
        return next;
    }

    private int attributes(byte[] in, int from, int to) {
        reading = true;
        int at = resume(in, from, to);
        while (reading) {
            at = between(in, at, to, false);
        }
        return at;
    }

    private int resume(byte[] in, int from, int to) {
        if (state == State.NAME) {
            return name(in, from, to);
        }
        State stopped = state;
        state = State.NAME;
        return switch (stopped) {
            case NAME -> name(in, from, to);
            case BETWEEN -> between(in, from, to, false);
            case SELF_CLOSING -> between(in, from, to, true);
            case ATTRIBUTE -> attributeName(in, from, to);
            case AFTER_ATTRIBUTE -> afterAttribute(in, from, to);
            case BEFORE_VALUE -> beforeValue(in, from, to);
            case DOUBLE_QUOTED -> quoted('"', State.DOUBLE_QUOTED, in, from, to);
            case SINGLE_QUOTED -> quoted('\'', State.SINGLE_QUOTED, in, from, to);
            case UNQUOTED -> unquoted(in, from, to);
        };
    }

    private int pause(State next, int at) {
        state = next;
        reading = false;
        return at;
    }

    private int end(int at) {
        ended = true;
        reading = false;
        return at;
    }

    private int name(byte[] in, int from, int to) {
        int at = Bytes.findNameEnd(in, from, to);
        while (at < to && !endsName(in[at])) {
            at = Bytes.findNameEnd(in, at + 1, to);
        }
        if (at == to) {
            return pause(State.NAME, at);
        }
        tag.nameEnds(at);
        return in[at] == '>' ? end(at + 1) : at;
    }

    private static boolean endsName(int c) {
        return c <= '>' && (c == '>' || c == '/' || Ascii.space(c));
    }

    /** To the next attribute, and through it, or to the end, which counts as closing the element itself behind a slash. */
    private int between(byte[] in, int from, int to, boolean behindSlash) {
        boolean slash = behindSlash;
        for (int at = from; at < to; at++) {
            int c = in[at];
            if (c == '>') {
                tag.selfClosing = slash;
                return end(at + 1);
            }
            if (c != '/' && !Ascii.space(c)) {
                tag.attributeBegins(at);
                return attributeName(in, at + 1, to);
            }
            slash = c == '/';
        }
        return pause(slash ? State.SELF_CLOSING : State.BETWEEN, to);
    }

    private int attributeName(byte[] in, int from, int to) {
        int at = Bytes.findNameEnd(in, from, to);
        while (at < to && in[at] != '=' && !endsName(in[at])) {
            at = Bytes.findNameEnd(in, at + 1, to);
        }
        if (at == to) {
            return pause(State.ATTRIBUTE, at);
        }
        tag.attributeNameEnds(at);
        return in[at] == '=' ? beforeValue(in, at + 1, to) : afterAttribute(in, at, to);
    }

    private int afterAttribute(byte[] in, int from, int to) {
        int at = space(in, from, to);
        if (at == to) {
            return pause(State.AFTER_ATTRIBUTE, at);
        }
        return in[at] == '=' ? beforeValue(in, at + 1, to) : at;
    }

    private static int space(byte[] in, int from, int to) {
        int at = from;
        while (at < to && Ascii.space(in[at])) {
            at++;
        }
        return at;
    }

    private int beforeValue(byte[] in, int from, int to) {
        int at = space(in, from, to);
        if (at == to) {
            return pause(State.BEFORE_VALUE, at);
        }
        int c = in[at];
        if (c == '>') {
            return end(at + 1);
        }
        boolean quoted = c == '"' || c == '\'';
        tag.valueBegins(quoted ? at + 1 : at);
        if (!quoted) {
            return unquoted(in, at, to);
        }
        return quoted(c, c == '"' ? State.DOUBLE_QUOTED : State.SINGLE_QUOTED, in, at + 1, to);
    }

    private int quoted(int quote, State open, byte[] in, int from, int to) {
        int at = Bytes.find(quote, in, from, to);
        if (at == to) {
            return pause(open, at);
        }
        tag.valueEnds(at);
        return at + 1;
    }

    private int unquoted(byte[] in, int from, int to) {
        int at = from;
        while (at < to && in[at] != '>' && !Ascii.space(in[at])) {
            at++;
        }
        if (at == to) {
            return pause(State.UNQUOTED, at);
        }
        tag.valueEnds(at);
        return at;
    }
}
