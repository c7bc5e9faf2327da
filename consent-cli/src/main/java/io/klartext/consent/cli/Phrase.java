package io.klartext.consent.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text of which some parts are the program's fixed words and others come from the policy. Where the two are in different
 * languages, a page says so of each part (WCAG 2.2, 3.1.2).
 */
record Phrase(List<Part> parts) {

    Phrase {
        parts = List.copyOf(parts);
    }

    /** A part of a phrase; {@code fixed} if the program says it. */
    record Part(String text, boolean fixed) {}

    /** What the program says. */
    static Phrase fixed(String text) {
        return new Phrase(List.of(new Part(text, true)));
    }

    /** What the policy says. */
    static Phrase told(String text) {
        return new Phrase(List.of(new Part(text, false)));
    }

    Phrase then(Phrase next) {
        return new Phrase(Stream.concat(parts.stream(), next.parts.stream()).toList());
    }

    Phrase thenFixed(String text) {
        return then(fixed(text));
    }

    String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }
}
