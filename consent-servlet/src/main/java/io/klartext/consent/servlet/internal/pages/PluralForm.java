package io.klartext.consent.servlet.internal.pages;

import java.util.Locale;

/**
 * Which form a word takes after a whole number, in the official languages of the European Union.
 *
 * <p>Source: Unicode CLDR 46, plural rules for cardinals; the rules for fractions and for millions, which no page shows, are
 * left out.
 */
enum PluralForm {
    ZERO,
    ONE,
    TWO,
    FEW,
    MANY,
    OTHER;

    /** The form after a number that is not negative. */
    static PluralForm of(String language, long n) {
        return switch (language) {
            case "fr" -> n <= 1 ? ONE : OTHER;
            case "pl" -> n == 1 ? ONE : endsIn(n, 2, 4) ? FEW : MANY;
            case "cs", "sk" -> n == 1 ? ONE : n >= 2 && n <= 4 ? FEW : OTHER;
            case "hr" -> endsIn(n, 1, 1) ? ONE : endsIn(n, 2, 4) ? FEW : OTHER;
            case "sl" -> slovene(n);
            case "lt" -> n % 100 >= 11 && n % 100 <= 19 ? OTHER : n % 10 == 1 ? ONE : n % 10 >= 2 ? FEW : OTHER;
            case "lv" -> n % 10 == 0 || (n % 100 >= 11 && n % 100 <= 19) ? ZERO : n % 10 == 1 ? ONE : OTHER;
            case "ro" -> n == 1 ? ONE : n == 0 || (n % 100 >= 1 && n % 100 <= 19) ? FEW : OTHER;
            case "ga" -> n == 1 ? ONE : n == 2 ? TWO : n >= 3 && n <= 6 ? FEW : n >= 7 && n <= 10 ? MANY : OTHER;
            case "mt" -> maltese(n);
            default -> n == 1 ? ONE : OTHER;
        };
    }

    /** Whether the last digit lies between two, and the last two are not eleven to nineteen. */
    private static boolean endsIn(long n, int from, int to) {
        return n % 10 >= from && n % 10 <= to && (n % 100 < 11 || n % 100 > 19);
    }

    private static PluralForm slovene(long n) {
        return switch ((int) (n % 100)) {
            case 1 -> ONE;
            case 2 -> TWO;
            case 3, 4 -> FEW;
            default -> OTHER;
        };
    }

    private static PluralForm maltese(long n) {
        long end = n % 100;
        if (n == 1) {
            return ONE;
        }
        if (n == 2) {
            return TWO;
        }
        return n == 0 || (end >= 3 && end <= 10) ? FEW : end >= 11 && end <= 19 ? MANY : OTHER;
    }

    /** As the last part of a key. */
    String suffix() {
        return "." + name().toLowerCase(Locale.ROOT);
    }
}
