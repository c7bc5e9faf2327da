package io.klartext.consent.servlet.internal.adapt;

import java.nio.charset.StandardCharsets;

/** The first bytes of a page: a byte order mark there tells browsers more than the header does. */
final class ByteOrderMark {

    private static final int[] UTF_8_MARK = {0xef, 0xbb, 0xbf};

    private int first;
    private int second;

    /** Reads on; whether the page is in UTF-16, whatever the header says. That of UTF-8 changes the charset. */
    boolean isUnreadable(long offset, byte[] in, int from, int length, Values values) {
        for (int i = 0; i < length && offset + i < UTF_8_MARK.length; i++) {
            int b = in[from + i] & 0xff;
            if (offset + i == 0) {
                first = b;
            } else if (offset + i == 1) {
                second = b;
                if ((first == 0xfe && b == 0xff) || (first == 0xff && b == 0xfe)) {
                    return true;
                }
            } else if (first == UTF_8_MARK[0] && second == UTF_8_MARK[1] && b == UTF_8_MARK[2]) {
                values.charset(StandardCharsets.UTF_8);
            }
        }
        return false;
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
