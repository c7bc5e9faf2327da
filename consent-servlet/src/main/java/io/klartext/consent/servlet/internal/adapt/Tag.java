package io.klartext.consent.servlet.internal.adapt;

import java.util.Arrays;

/**
 * The tag that is being read: its bytes, its name, and where the values of those attributes stand that anybody asks for.
 * One object for all tags of a page.
 */
final class Tag {

    /** More of a tag is not kept; whatever stands behind this many bytes of it is not known. */
    static final int LONGEST = 24 * 1024;

    private static final int ABSENT = -1;

    byte[] bytes = new byte[512];
    int length;
    boolean pending;
    boolean end;
    boolean selfClosing;
    boolean overlong;
    Kind kind = Kind.OTHER;
    long hash;

    private final AttributeNames names;
    private final int[] valueFrom;
    private final int[] valueTo;
    private int nameTo;
    private int attributeFrom;
    private int slot = ABSENT;

    Tag(AttributeNames names) {
        this.names = names;
        this.valueFrom = new int[names.size()];
        this.valueTo = new int[names.size()];
    }

    void begin() {
        length = 0;
        pending = true;
        overlong = false;
    }

    void start(boolean isEnd) {
        end = isEnd;
        selfClosing = false;
        kind = Kind.OTHER;
        hash = 0;
        nameTo = 0;
        slot = ABSENT;
        Arrays.fill(valueFrom, ABSENT);
    }

    int nameFrom() {
        return end ? 2 : 1;
    }

    int nameTo() {
        return nameTo;
    }

    void nameEnds() {
        nameTo = length;
        hash = Kind.hash(bytes, nameFrom(), nameTo);
        kind = Kind.of(hash);
    }

    void attributeBegins() {
        attributeFrom = length;
    }

    /** Only the first attribute of a name counts. */
    void attributeNameEnds() {
        slot = overlong ? ABSENT : names.slot(Kind.hash(bytes, attributeFrom, length));
        if (slot != ABSENT && valueFrom[slot] != ABSENT) {
            slot = ABSENT;
        } else if (slot != ABSENT) {
            valueFrom[slot] = length;
            valueTo[slot] = length;
        }
    }

    void valueBegins(int from) {
        if (slot != ABSENT) {
            valueFrom[slot] = from;
            valueTo[slot] = ABSENT;
        }
    }

    void valueEnds() {
        if (slot != ABSENT && !overlong) {
            valueTo[slot] = length;
        }
        slot = ABSENT;
    }

    boolean append(byte next) {
        if (length == bytes.length) {
            if (length >= LONGEST) {
                overlong = true;
                return false;
            }
            bytes = Arrays.copyOf(bytes, Math.min(2 * length, LONGEST));
        }
        bytes[length++] = next;
        return true;
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
