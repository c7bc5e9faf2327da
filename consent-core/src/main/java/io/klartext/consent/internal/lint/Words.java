package io.klartext.consent.internal.lint;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words within ids and attribute paths: {@code sexualOrientation}, {@code sexual-orientation}. */
final class Words {

    private static final Pattern PART = Pattern.compile("[A-Z]?[a-z0-9]+|[A-Z0-9]+");

    private Words() {}

    /** Whether one of the words stands in a name as a whole word, or as two that follow each other. */
    static boolean anyIn(String name, Set<String> words) {
        String before = "";
        Matcher parts = PART.matcher(name);
        while (parts.find()) {
            String part = parts.group().toLowerCase(Locale.ROOT);
            if (words.contains(part) || words.contains(before + part)) {
                return true;
            }
            before = part;
        }
        return false;
    }

    /** Whether one of the words stands in one of the names. */
    static boolean anyIn(Iterable<String> names, Set<String> words) {
        for (String name : names) {
            if (anyIn(name, words)) {
                return true;
            }
        }
        return false;
    }

    static Set<String> of(String words) {
        return Set.of(words.split(" ", -1));
    }
}
