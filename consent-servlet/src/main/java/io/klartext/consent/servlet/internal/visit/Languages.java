package io.klartext.consent.servlet.internal.visit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds, among the languages in which a text exists, the one that somebody reads. */
public final class Languages {

    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur", "yi");

    private Languages() {}

    static Optional<String> match(String wanted, List<String> offered) {
        Optional<String> exact =
                offered.stream().filter(code -> code.equalsIgnoreCase(wanted)).findFirst();
        return exact.or(() -> offered.stream()
                .filter(code -> primary(code).equals(primary(wanted)))
                .findFirst());
    }

    static Optional<String> accepted(HttpServletRequest request, List<String> offered) {
        if (request.getHeader("Accept-Language") == null) {
            return Optional.empty();
        }
        return Collections.list(request.getLocales()).stream()
                .map(Locale::toLanguageTag)
                .flatMap(tag -> match(tag, offered).stream())
                .findFirst();
    }

    private static String primary(String tag) {
        return Locale.forLanguageTag(tag).getLanguage();
    }

    /**
     * In which direction a language is written.
     *
     * @param language its code
     * @return {@code ltr} or {@code rtl}
     */
    public static String direction(String language) {
        return RIGHT_TO_LEFT.contains(primary(language)) ? "rtl" : "ltr";
    }
}
