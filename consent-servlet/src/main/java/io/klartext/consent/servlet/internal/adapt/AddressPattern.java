package io.klartext.consent.servlet.internal.adapt;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which scripts a rule is about, by their whole address: {@code *} stands for anything but a slash, {@code **} for anything.
 * A pattern without a question mark is about the address with any query.
 */
public final class AddressPattern {

    /** What a pattern is, in words. */
    public static final String FORM =
            "a pattern of a whole address as browsers write it, without a user name, . or .. between slashes, or a usual"
                    + " port behind *://, such as *://cdn.example/pixel.js or https://cdn.example/**";

    private static final int LONGEST = 1000;
    /** Scheme, host without anybody's name, port, and the rest, in ASCII. */
    private static final Pattern PARTS = Pattern.compile(
            "([a-zA-Z*]+)://([!-~&&[^%/@:?#\\[\\]\\\\]]+|\\[[0-9a-fA-F:.*]+])(?::([0-9]+))?(/[!-~&&[^#\\\\]]*)");

    private static final Pattern DOTS = Pattern.compile("^[^?]*/\\.\\.?(?:[/?]|$)");

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
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()
                || text.length() > LONGEST
                || text.contains("***")
                || DOTS.matcher(WebAddress.coded(parts.group(4))).find()
                || !isOfTheWeb(parts.group(1))) {
            throw refused();
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        String host = parts.group(2).toLowerCase(Locale.ROOT);
        return new AddressPattern(scheme + "://" + (host.endsWith(".") ? host.substring(0, host.length() - 1) : host)
                + port(scheme, parts.group(3)) + WebAddress.coded(parts.group(4)));
    }

    private static boolean isOfTheWeb(String scheme) {
        Glob schemes = new Glob(scheme.toLowerCase(Locale.ROOT));
        return schemes.matches("http") || schemes.matches("https");
    }

    /** An address says no port where it is the usual one of its scheme. */
    private static String port(String scheme, @Nullable String digits) {
        if (digits == null) {
            return "";
        }
        int port = WebAddress.port(digits).orElseThrow(AddressPattern::refused);
        if (scheme.equals("http") || scheme.equals("https")) {
            return port == WebAddress.usual(scheme) ? "" : ":" + port;
        }
        if (port == WebAddress.usual("http") || port == WebAddress.usual("https")) {
            throw refused();
        }
        return ":" + port;
    }

    private static IllegalArgumentException refused() {
        return new IllegalArgumentException("A script's src is " + FORM);
    }

    /** Whether it is about an address in the form of {@link WebAddress}. */
    boolean matches(String address) {
        int mark = address.indexOf('?');
        return glob.matches(query || mark < 0 ? address : address.substring(0, mark));
    }
}
