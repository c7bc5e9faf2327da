package io.klartext.consent.servlet.internal.adapt;

/** The first bytes of a page: a byte order mark there tells browsers more than the header does. */
final class ByteOrderMark {

    /** Which one. */
    enum Found {
        NONE,
        UTF_8,
        UTF_16
    }

    private static final int[] UTF_8_MARK = {0xef, 0xbb, 0xbf};

    private int first;
    private int second;

    Found read(long offset, byte[] in, int from, int length) {
        for (int i = 0; i < length && offset + i < 3; i++) {
            int b = in[from + i] & 0xff;
            switch ((int) offset + i) {
                case 0 -> first = b;
                case 1 -> {
                    second = b;
                    if ((first == 0xfe && b == 0xff) || (first == 0xff && b == 0xfe)) {
                        return Found.UTF_16;
                    }
                }
                default -> {
                    if (first == UTF_8_MARK[0] && second == UTF_8_MARK[1] && b == UTF_8_MARK[2]) {
                        return Found.UTF_8;
                    }
                }
            }
        }
        return Found.NONE;
    }

    /** Whether a byte is where the mark of UTF-8 has it, and so no text. */
    boolean isPart(long offset, byte b) {
        return offset < 3 && (b & 0xff) == UTF_8_MARK[(int) offset];
    }
}
