package io.klartext.consent.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence with places such as {@code {0}}, taken apart once: it is said on every page, and {@code MessageFormat} parses
 * anew each time and cannot be shared by threads. What is put in is never read as a pattern. Immutable.
 */
final class Phrase {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final String[] texts;
    private final int[] places;

    private Phrase(String[] texts, int[] places) {
        this.texts = texts;
        this.places = places;
    }

    static Phrase parse(String pattern) {
        List<String> texts = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        Matcher matcher = PLACE.matcher(pattern);
        int read = 0;
        while (matcher.find()) {
            texts.add(pattern.substring(read, matcher.start()));
            places.add(Integer.parseInt(matcher.group(1)));
            read = matcher.end();
        }
        texts.add(pattern.substring(read));
        return new Phrase(
                texts.toArray(String[]::new),
                places.stream().mapToInt(Integer::intValue).toArray());
    }

    String say() {
        return texts[0];
    }

    String say(String... arguments) {
        int length = 0;
        for (String text : texts) {
            length += text.length();
        }
        for (String argument : arguments) {
            length += argument.length();
        }
        StringBuilder out = new StringBuilder(length).append(texts[0]);
        for (int i = 0; i < places.length; i++) {
            String argument = arguments[places[i]];
            String next = texts[i + 1];
            // A name such as "Muster e. K." ends the sentence with its own full stop.
            boolean ended = argument.endsWith(".") && next.startsWith(".");
            out.append(argument).append(next, ended ? 1 : 0, next.length());
        }
        return out.toString();
    }
}
