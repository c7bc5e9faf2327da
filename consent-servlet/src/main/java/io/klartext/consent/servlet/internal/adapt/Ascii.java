package io.klartext.consent.servlet.internal.adapt;

/** What the standard calls ASCII letters and ASCII white space. */
final class Ascii {

    private Ascii() {}

    static boolean letter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean space(int c) {
        return c <= ' ' && (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f');
    }

    static int small(int c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    /** Whether what stands here is this, which is in small letters. */
    static boolean equals(byte[] small, byte[] in, int from, int to) {
        if (to - from != small.length) {
            return false;
        }
        for (int i = 0; i < small.length; i++) {
            if (small(in[from + i]) != small[i]) {
                return false;
            }
        }
        return true;
    }
}
