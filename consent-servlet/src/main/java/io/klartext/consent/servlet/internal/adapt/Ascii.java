package io.klartext.consent.servlet.internal.adapt;

/** What the standard calls ASCII letters and ASCII white space. */
final class Ascii {

    private Ascii() {}

    static boolean letter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean space(int c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }
}
