package io.klartext.consent.servlet.internal.visit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds, among the languages in which a text exists, the one that somebody reads. */
public final class Languages {

    private static final Logger LOG = LoggerFactory.getLogger(Languages.class);
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur", "yi");

    private Languages() {}

    /**
     * The offered language that is closest to a wanted one.
     *
     * @param wanted a code, such as {@code de-AT}
     * @param offered in which languages a text exists
     * @return such as {@code de}; empty if none is close
     */
    public static Optional<String> match(String wanted, List<String> offered) {
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

    /** What the shop says of its visitor; if it cannot, the browser's languages count. */
    static Optional<String> ofTheShop(Setup setup, HttpServletRequest request) {
        try {
            return setup.language().apply(request);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The shop's language look-up failed ({}); the browser's counts",
                    e.getClass().getName());
            return Optional.empty();
        }
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
