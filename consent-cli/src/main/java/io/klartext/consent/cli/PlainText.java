package io.klartext.consent.cli;

import java.util.stream.IntStream;

/** Texts of policies and names of files may hold anything; what is written must not steer a terminal or break XML. */
final class PlainText {

    private static final int REPLACEMENT = 0xFFFD;

    private PlainText() {}

    /** The text without control characters other than line feed and tab, and without halves of characters. */
    static String of(String text) {
        return map(text.replace("\r\n", "\n").replace('\r', '\n').codePoints());
    }

    /** The text as one line. */
    static String line(String text) {
        return of(text).replace('\n', ' ').replace('\t', ' ').strip();
    }

    private static String map(IntStream codePoints) {
        return codePoints
                .map(point -> isShown(point) ? point : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** As XML 1.0 (2.2) has it, without C1 controls and without what reorders the text around it (UAX 9). */
    private static boolean isShown(int point) {
        if (point == '\n' || point == '\t') {
            return true;
        }
        boolean reorders = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        return !Character.isISOControl(point)
                && Character.getType(point) != Character.SURROGATE
                && point != 0xFFFE
                && point != 0xFFFF
                && !reorders;
    }
}
