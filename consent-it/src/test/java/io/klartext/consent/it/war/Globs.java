package io.klartext.consent.it.war;

import java.util.regex.Pattern;

/** The patterns of the rules, read a second time and in another way. */
final class Globs {

    private Globs() {}

    /** {@code *} is anything but a slash, {@code **} anything. */
    static boolean address(String pattern, String address) {
        String regex = Pattern.compile("\\*\\*|\\*|[^*]+").matcher(pattern).replaceAll(part -> switch (part.group()) {
            case "**" -> ".*";
            case "*" -> "[^/]*";
            default -> "\\\\Q" + part.group().replace("\\", "\\\\").replace("$", "\\$") + "\\\\E";
        });
        return address.matches("(?s)" + regex);
    }

    /** The same for a path: {@code /a/**} is about {@code /a} too. */
    static boolean path(String pattern, String path) {
        return address(pattern, path)
                || (pattern.endsWith("/**") && path.equals(pattern.substring(0, pattern.length() - 3)));
    }

    /** A star at the end is anything. */
    static boolean name(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }
}
