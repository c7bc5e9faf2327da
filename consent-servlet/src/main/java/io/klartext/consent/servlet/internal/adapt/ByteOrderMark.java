package io.klartext.consent.servlet.internal.adapt;

import java.nio.charset.StandardCharsets;

/**
 * What bytes tell browsers of the charset. A byte order mark at the beginning tells them more than the header does; and where
 * no header names a charset, a {@code meta} may name ISO-2022-JP, in which what looks like markup is text behind an escape.
 */
final class ByteOrderMark {

    private static final int ESCAPE = 0x1b;

    private static final int[] UTF_8_MARK = {0xef, 0xbb, 0xbf};

    private final boolean charsetIsSaid;
    private final Values values;
    private int first;
    private int second;

    ByteOrderMark(boolean charsetIsSaid, Values values) {
        this.charsetIsSaid = charsetIsSaid;
        this.values = values;
    }

    /** Reads on, and says up to where markup can be found. The mark of UTF-8 changes the charset. */
    int readableTo(long offset, byte[] in, int from, int length) {
        for (int i = 0; i < length && offset + i < UTF_8_MARK.length; i++) {
            int b = in[from + i] & 0xff;
            if (offset + i == 0) {
                first = b;
            } else if (offset + i == 1) {
                second = b;
                if ((first == 0xfe && b == 0xff) || (first == 0xff && b == 0xfe)) {
                    return from;
                }
            } else if (first == UTF_8_MARK[0] && second == UTF_8_MARK[1] && b == UTF_8_MARK[2]) {
                values.charset(StandardCharsets.UTF_8);
            }
        }
        return charsetIsSaid ? from + length : Bytes.find(ESCAPE, in, from, from + length);
    }

    /** The first byte that is neither space nor part of the mark of UTF-8, or the end. */
    int textFrom(long offset, byte[] in, int from, int to) {
        int i = from;
        while (i < to && (Ascii.space(in[i]) || isPart(offset + i - from, in[i]))) {
            i++;
        }
        return i;
    }

    private static boolean isPart(long offset, byte b) {
        return offset < 3 && (b & 0xff) == UTF_8_MARK[(int) offset];
    }
}
