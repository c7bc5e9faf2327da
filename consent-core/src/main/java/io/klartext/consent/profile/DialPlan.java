package io.klartext.consent.profile;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How telephone numbers are written in the shop's country, so that each has one spelling: that of E.164, {@code +} and up to
 * fifteen digits. A number with {@code +} or {@code 00} names its country itself; any other is one of this country.
 *
 * <p>Making one throws {@link IllegalArgumentException} if the calling code has not the form below.
 *
 * @param callingCode the country's calling code: one to three digits, without {@code +}
 * @param trunkZero whether numbers inside the country begin with a {@code 0} that is left out from abroad, as in Germany
 *     and France; false where they are dialled as they are, as in Spain, Denmark or (with a zero that stays) Italy
 */
public record DialPlan(String callingCode, boolean trunkZero) {

    private static final Pattern CALLING_CODE = Pattern.compile("[1-9][0-9]{0,2}");

    /** E.164 allows fifteen digits; fewer than seven are no number of a person but an emergency call or a short code. */
    private static final Pattern E164 = Pattern.compile("[1-9][0-9]{6,14}");

    private static final String TRUNK_IN_BRACKETS = "(0)";
    private static final int FULL_WIDTH = 0xFEE0;

    public DialPlan {
        if (!CALLING_CODE.matcher(callingCode).matches()) {
            throw new IllegalArgumentException("A calling code is one to three digits without plus, such as 49");
        }
    }

    /**
     * A country in which numbers begin with a {@code 0} that is left out from abroad.
     *
     * @param callingCode its calling code, such as {@code 49}
     * @return the plan
     */
    public static DialPlan withTrunkZero(String callingCode) {
        return new DialPlan(callingCode, true);
    }

    /**
     * A country in which numbers are dialled as they are.
     *
     * @param callingCode its calling code, such as {@code 34}
     * @return the plan
     */
    public static DialPlan withoutTrunkZero(String callingCode) {
        return new DialPlan(callingCode, false);
    }

    /**
     * The one spelling of a number. Spaces, hyphens, dots, slashes, brackets and marks that cannot be seen separate digits and
     * mean nothing; full-width and other decimal digits are digits. A letter, an extension, a second plus, or a number
     * without its area is refused: who is meant cannot be told.
     *
     * @param written as somebody wrote it
     * @return {@code +} and 7 to 15 digits; empty if it cannot be read
     */
    public Optional<String> e164(String written) {
        Optional<String> read = characters(written);
        if (read.isEmpty()) {
            return read;
        }
        String number = read.get();
        boolean abroad = number.startsWith("+") || digits(number).startsWith("00");
        String digits = digits(abroad ? number.replace(TRUNK_IN_BRACKETS, "") : number);
        if (!number.startsWith("+") && abroad) {
            digits = digits.substring(2);
        }
        if (abroad) {
            digits = withoutTrunk(digits);
        } else if (!trunkZero) {
            digits = callingCode + digits;
        } else if (digits.startsWith("0")) {
            digits = callingCode + digits.substring(1);
        } else {
            return Optional.empty();
        }
        return E164.matcher(digits).matches() ? Optional.of("+" + digits) : Optional.empty();
    }

    /** Where a zero is left out from abroad no area begins with one, so "+49 030" can only mean "+49 30". */
    private String withoutTrunk(String digits) {
        return trunkZero && digits.startsWith(callingCode + "0")
                ? callingCode + digits.substring(callingCode.length() + 1)
                : digits;
    }

    /** Plus, digits and brackets, in ASCII; empty if there is anything else but separators. */
    private static Optional<String> characters(String written) {
        StringBuilder read = new StringBuilder();
        boolean begun = false;
        for (int c : written.codePoints().map(DialPlan::narrow).toArray()) {
            if (Character.isDigit(c)) {
                read.append((char) ('0' + Character.digit(c, 10)));
                begun = true;
            } else if (c == '+' && !begun) {
                read.append('+');
                begun = true;
            } else if (c == '(' || c == ')') {
                read.append((char) c);
            } else if (!isSeparator(c)) {
                return Optional.empty();
            }
        }
        String all = read.toString();
        int plus = all.indexOf('+');
        return Optional.of(plus > 0 ? all.substring(plus) : all);
    }

    private static String digits(String characters) {
        return characters.replaceAll("[^0-9]", "");
    }

    private static int narrow(int c) {
        return c >= '!' + FULL_WIDTH && c <= '~' + FULL_WIDTH ? c - FULL_WIDTH : c;
    }

    /** Telephones put marks of direction around a number that is copied; they and spaces of any width mean nothing. */
    private static boolean isSeparator(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR, Character.FORMAT, Character.DASH_PUNCTUATION -> true;
            default -> c == '.' || c == '/' || c == '\t';
        };
    }
}
