package io.klartext.consent.servlet.internal.api;

import java.util.Optional;
import java.util.regex.Pattern;

/** A whole number in a query: digits and nothing else. */
final class QueryNumber {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    private QueryNumber() {}

    static Optional<Long> of(String text) {
        return Optional.of(text).filter(DIGITS.asMatchPredicate()).map(Long::valueOf);
    }
}
