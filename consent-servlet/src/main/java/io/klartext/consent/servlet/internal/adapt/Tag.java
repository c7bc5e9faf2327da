package io.klartext.consent.servlet.internal.adapt;

import java.util.Arrays;

/**
 * The tag that is being read: its bytes, its name, and where the values of those attributes stand that anybody asks for.
 * As long as all of the tag is in what was given, it is read there; what is still open at the end of that is kept. One
 * object for all tags of a page.
 */
final class Tag {

    /** More of a tag is not kept; whatever stands behind this many bytes of it is not known. */
    static final int LONGEST = 24 * 1024;

    private static final int ABSENT = -1;
    private static final byte[] NOTHING = {};

    /** Where its bytes are, from its beginning to as far as it has been read. */
    byte[] bytes = NOTHING;

    int from;
    int to;
    boolean pending;
    boolean end;
    boolean selfClosing;
    boolean overlong;
    Kind kind = Kind.OTHER;
    long hash;

    private final AttributeNames names;
    private final int[] valueFrom;
    private final int[] valueTo;
    private final int[] given;
    private int givenCount;
    private byte[] kept = NOTHING;
    private int nameTo;
    private int attributeFrom;
    private int slot = ABSENT;

    Tag(AttributeNames names) {
        this.names = names;
        this.valueFrom = new int[names.size()];
        this.valueTo = new int[names.size()];
        this.given = new int[names.size()];
        Arrays.fill(valueFrom, ABSENT);
    }

    /** It begins here. */
    void begin(byte[] in, int at) {
        // Storing an object costs more than a look, and it is nearly always the same.
        if (bytes != in) {
            bytes = in;
        }
        from = at;
        to = at + 1;
        pending = true;
        end = false;
        selfClosing = false;
        overlong = false;
        kind = Kind.OTHER;
        hash = 0;
        nameTo = 0;
        slot = ABSENT;
        while (givenCount > 0) {
            valueFrom[given[--givenCount]] = ABSENT;
        }
    }

    int length() {
        return to - from;
    }

    int nameFrom() {
        return from + (end ? 2 : 1);
    }

    int nameTo() {
        return nameTo;
    }

    /** Whether the end of its name has been read. */
    boolean named() {
        return nameTo > 0;
    }

    void nameEnds(int at) {
        if (!overlong) {
            nameTo = at;
            hash = Kind.hash(bytes, nameFrom(), at);
            kind = Kind.of(hash);
        }
    }

    void attributeBegins(int at) {
        attributeFrom = at;
    }

    /** Only the first attribute of a name counts. */
    void attributeNameEnds(int at) {
        slot = overlong ? ABSENT : names.slot(bytes, attributeFrom, at);
        if (slot == ABSENT) {
            return;
        }
        if (valueFrom[slot] != ABSENT) {
            slot = ABSENT;
        } else {
            valueFrom[slot] = at;
            valueTo[slot] = at;
            given[givenCount++] = slot;
        }
    }

    void valueBegins(int at) {
        if (slot != ABSENT) {
            valueFrom[slot] = at;
            valueTo[slot] = ABSENT;
        }
    }

    void valueEnds(int at) {
        if (slot != ABSENT && !overlong) {
            valueTo[slot] = at;
        }
        slot = ABSENT;
    }

    /** The next byte, which was given here, is part of it. */
    void append(byte[] in, int at) {
        if (bytes != in) {
            makeRoom(1);
            bytes[to] = in[at];
        }
        to++;
    }

    /**
     * More of it may have come: up to the next place where it can end.
     *
     * @return how far its bytes can be read now
     */
    int extend(byte[] in, int at, int end) {
        int room = LONGEST - length();
        if (bytes == in) {
            return Math.min(end, at + room);
        }
        int stop = at;
        while (stop < end && stop - at < room && (stop == at || in[stop - 1] != '>')) {
            stop++;
        }
        makeRoom(stop - at);
        System.arraycopy(in, at, bytes, to, stop - at);
        return to + stop - at;
    }

    boolean full() {
        return length() == LONGEST;
    }

    private void makeRoom(int more) {
        if (to + more > kept.length) {
            kept = Arrays.copyOf(kept, Math.min(LONGEST, Math.max(256, 2 * (to + more))));
            bytes = kept;
        }
    }

    /** What was given will be gone: what is open is kept. */
    void keep() {
        if (bytes == kept) {
            return;
        }
        byte[] given = bytes;
        int begin = from;
        int length = pending ? length() : 0;
        bytes = kept;
        from = 0;
        to = 0;
        makeRoom(length);
        System.arraycopy(given, begin, bytes, 0, length);
        to = length;
        move(-begin);
    }

    private void move(int by) {
        nameTo += named() ? by : 0;
        attributeFrom += by;
        for (int i = 0; i < givenCount; i++) {
            int moved = given[i];
            valueFrom[moved] += by;
            valueTo[moved] += valueTo[moved] == ABSENT ? 0 : by;
        }
    }

    boolean has(int wanted) {
        return valueFrom[wanted] != ABSENT;
    }

    /** Whether the tag is too long, or ends too soon, to say what, if anything, this attribute is. */
    boolean unknown(int wanted) {
        return valueFrom[wanted] == ABSENT ? overlong : valueTo[wanted] == ABSENT;
    }

    int from(int wanted) {
        return valueFrom[wanted];
    }

    int to(int wanted) {
        return valueTo[wanted];
    }
}
