package io.klartext.consent.internal.lint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Words within ids and attribute paths: {@code sexualOrientation}, {@code sexual-orientation}. */
final class Words {

    private Words() {}

    /** Whether one of the words stands in a name as a whole word, or as two that follow each other. */
    static boolean anyIn(String name, Set<String> words) {
        String[] parts = name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT)
                .split("[^a-z0-9]+");
        for (int i = 0; i < parts.length; i++) {
            if (words.contains(parts[i]) || i > 0 && words.contains(parts[i - 1] + parts[i])) {
                return true;
            }
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
        return Set.copyOf(Arrays.asList(words.split(" ")));
    }
}
