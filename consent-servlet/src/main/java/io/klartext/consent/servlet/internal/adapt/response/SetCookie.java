package io.klartext.consent.servlet.internal.adapt.response;

import jakarta.servlet.http.Cookie;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A cookie that the shop wants to set, as a browser understands it (RFC 6265, section 5.2): everything of it but its value.
 *
 * @param name its name; empty where a line has none
 * @param domain the domain it is for, without a leading dot; empty if it is for this host alone
 * @param path the path it is for; empty if the browser derives it
 * @param expires true if it takes a cookie away
 */
public record SetCookie(String name, Optional<String> domain, Optional<String> path, boolean expires) {

    /**
     * From a cookie of the servlet API.
     *
     * @param cookie the cookie
     * @return the same
     */
    public static SetCookie of(Cookie cookie) {
        return new SetCookie(
                cookie.getName(),
                Optional.ofNullable(cookie.getDomain()).map(SetCookie::withoutDot),
                Optional.ofNullable(cookie.getPath()),
                cookie.getMaxAge() == 0);
    }

    /**
     * From the value of a {@code Set-Cookie} header.
     *
     * @param line the value
     * @param now the time, to which {@code Expires} is compared
     * @return what a browser makes of it
     */
    public static SetCookie parse(String line, Instant now) {
        String[] parts = line.split(";", -1);
        int equals = parts[0].indexOf('=');
        String name = equals < 0 ? "" : parts[0].substring(0, equals).strip();
        Optional<String> domain = Optional.empty();
        Optional<String> path = Optional.empty();
        Optional<Boolean> byAge = Optional.empty();
        Optional<Boolean> byDate = Optional.empty();
        for (int i = 1; i < parts.length; i++) {
            String[] attribute = parts[i].split("=", 2);
            String value = attribute.length < 2 ? "" : attribute[1].strip();
            switch (attribute[0].strip().toLowerCase(Locale.ROOT)) {
                case "domain" -> domain = Optional.of(withoutDot(value)).filter(given -> !given.isEmpty());
                case "path" -> path = Optional.of(value).filter(given -> given.startsWith("/"));
                case "max-age" -> byAge = later(age(value), byAge);
                case "expires" -> byDate = later(isPast(value, now), byDate);
                default -> {
                    // says nothing about where the cookie lives
                }
            }
        }
        return new SetCookie(name, domain, path, later(byAge, byDate).orElse(false));
    }

    /** Of several the last one counts that says anything. */
    private static Optional<Boolean> later(Optional<Boolean> said, Optional<Boolean> before) {
        return said.isPresent() ? said : before;
    }

    private static String withoutDot(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        return lower.startsWith(".") ? lower.substring(1) : lower;
    }

    /** Whether an age takes a cookie away; empty where it is none, and then it does not count. */
    private static Optional<Boolean> age(String value) {
        if (!value.matches("-?[0-9]+")) {
            return Optional.empty();
        }
        return Optional.of(value.startsWith("-") || value.matches("0+"));
    }

    /** Empty where it is no date, and then it does not count. */
    private static Optional<Boolean> isPast(String date, Instant now) {
        try {
            // browsers do not look at the day of the week, and understand dashes
            String usual = date.replaceFirst("^[A-Za-z]+,? *", "").replaceAll("(\\d)-([A-Za-z]{3})-(\\d)", "$1 $2 $3");
            ZonedDateTime time = ZonedDateTime.parse(usual, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(!time.toInstant().isAfter(now));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
