package io.klartext.consent.servlet.internal.adapt;

import java.util.Locale;

/**
 * Which scripts a rule is about, by their whole address: {@code *} stands for anything but a slash, {@code **} for anything.
 * A pattern without a question mark is about the address with any query.
 */
public final class AddressPattern {

    /** What a pattern is, in words. */
    public static final String FORM =
            "a pattern of a whole address, such as *://cdn.example/pixel.js or https://cdn.example/**";

    private static final int LONGEST = 1000;

    private final Glob glob;
    private final boolean query;

    private AddressPattern(String text) {
        this.glob = new Glob(text);
        this.query = text.indexOf('?') >= 0;
    }

    /**
     * Reads a pattern.
     *
     * @param text as in the rules
     * @return the pattern
     * @throws IllegalArgumentException if it is none
     */
    public static AddressPattern parse(String text) {
        int scheme = text.indexOf("://");
        int path = scheme < 0 ? -1 : text.indexOf('/', scheme + 3);
        if (scheme < 1
                || path < scheme + 4
                || text.length() > LONGEST
                || text.contains("***")
                || text.chars().anyMatch(c -> c <= ' ' || c >= 0x7f || c == '#' || c == '\\')) {
            throw new IllegalArgumentException("A script's src is " + FORM);
        }
        return new AddressPattern(text.substring(0, path).toLowerCase(Locale.ROOT) + text.substring(path));
    }

    /** Whether it is about an address in the form that {@link DeniedScripts} makes. */
    boolean matches(String address) {
        int mark = address.indexOf('?');
        return glob.matches(query || mark < 0 ? address : address.substring(0, mark));
    }
}
