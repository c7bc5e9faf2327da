package io.klartext.consent.servlet.internal.adapt;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of http and https in one form, resolved as browsers do (URL standard): small scheme and host, no default port, no
 * dot segments, no fragment, and each character either plain or encoded, whichever it was.
 */
public final class WebAddress {

    private static final Pattern WITH_SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);
    private static final Pattern WEB = Pattern.compile("(https?)://([^/?]*)([^?]*)([?].*)?");
    private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");

    /** What means something else encoded, or is a sign in a pattern. */
    private static final String STAYS_ENCODED = "/\\?#%;*";

    private static final String IS_ENCODED = "\"<>^`{|}";

    /** Letters of host names that older and newer standards for them read differently (UTS 46, deviation characters). */
    private static final String DEVIATIONS = "\u00df\u1e9e\u03c2\u200c\u200d";

    private static final int MOST_PORT = 65535;

    private WebAddress() {}

    /**
     * Resolves a reference.
     *
     * @param reference as a page says it
     * @param base an address in this form
     * @return the address in this form, or another scheme's as it is; empty if it cannot be told for certain
     */
    public static Optional<String> resolve(String reference, String base) {
        String text = reference.replaceAll("[\\t\\n\\r]", "").replaceAll("^[\\x00- ]+|[\\x00- ]+$", "");
        int fragment = text.indexOf('#');
        text = fragment < 0 ? text : text.substring(0, fragment);
        Matcher scheme = WITH_SCHEME.matcher(text);
        if (scheme.matches()) {
            String name = scheme.group(1).toLowerCase(Locale.ROOT);
            if (!name.equals("http") && !name.equals("https")) {
                return Optional.of(name + ":" + scheme.group(2));
            }
            String rest = scheme.group(2).replace('\\', '/');
            return rest.startsWith("//") ? normal(name + "://" + rest.replaceFirst("^/+", "")) : Optional.empty();
        }
        int question = text.indexOf('?');
        String path = (question < 0 ? text : text.substring(0, question)).replace('\\', '/');
        return relative(path, question < 0 ? "" : text.substring(question), base);
    }

    /**
     * Scheme, host and port of an address in this form.
     *
     * @param address the address
     * @return without path and query; empty for another scheme's
     */
    public static Optional<String> origin(String address) {
        Matcher parts = WEB.matcher(address);
        return parts.matches() ? Optional.of(parts.group(1) + "://" + parts.group(2)) : Optional.empty();
    }

    private static Optional<String> relative(String path, String query, String base) {
        Matcher from = WEB.matcher(base);
        if (!from.matches()) {
            return Optional.empty();
        }
        String origin = from.group(1) + "://" + from.group(2);
        if (path.startsWith("//")) {
            return normal(from.group(1) + "://" + path.replaceFirst("^/+", "") + query);
        }
        if (path.startsWith("/")) {
            return normal(origin + path + query);
        }
        if (path.isEmpty()) {
            String kept = from.group(4) == null ? "" : from.group(4);
            return normal(origin + from.group(3) + (query.isEmpty() ? kept : query));
        }
        String folder = from.group(3).substring(0, from.group(3).lastIndexOf('/') + 1);
        return normal(origin + (folder.isEmpty() ? "/" : folder) + path + query);
    }

    private static Optional<String> normal(String address) {
        Matcher parts = WEB.matcher(address);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String scheme = parts.group(1);
        String query = parts.group(4) == null ? "" : parts.group(4);
        return authority(parts.group(2), scheme)
                .map(host -> scheme + "://" + host + path(coded(parts.group(3))) + coded(query));
    }

    private static Optional<String> authority(String given, String scheme) {
        String host = given.substring(given.lastIndexOf('@') + 1);
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > host.lastIndexOf(']');
        String digits = hasPort ? host.substring(colon + 1) : "";
        OptionalInt port = digits.isEmpty() ? OptionalInt.of(usual(scheme)) : port(digits);
        Optional<String> name = host(hasPort ? host.substring(0, colon) : host);
        return port.isEmpty()
                ? Optional.empty()
                : name.map(found -> found + (port.getAsInt() == usual(scheme) ? "" : ":" + port.getAsInt()));
    }

    /**
     * The port that an address need not say.
     *
     * @param scheme http or https, in small letters
     * @return 80 or 443
     */
    public static int usual(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    static OptionalInt port(String digits) {
        String number = digits.replaceFirst("^0+(?=.)", "");
        boolean isOne = number.length() <= 5 && number.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = isOne ? Integer.parseInt(number) : MOST_PORT + 1;
        return port > MOST_PORT ? OptionalInt.empty() : OptionalInt.of(port);
    }

    private static Optional<String> host(String given) {
        if (given.isEmpty() || given.indexOf('%') >= 0 || given.chars().anyMatch(c -> DEVIATIONS.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        try {
            String name = given.startsWith("[") ? given : IDN.toASCII(given);
            name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
            return Optional.of(name.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Each character as it is always written here: what means the same encoded and plain is plain, the rest in capitals. */
    static String coded(String text) {
        String decoded = ENCODED.matcher(text).replaceAll(found -> {
            char c = (char) Integer.parseInt(found.group(1), 16);
            boolean plain = c > ' ' && c < 0x7f && STAYS_ENCODED.indexOf(c) < 0;
            return Matcher.quoteReplacement(
                    plain ? String.valueOf(c) : found.group().toUpperCase(Locale.ROOT));
        });
        StringBuilder out = new StringBuilder(decoded.length());
        for (byte b : decoded.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b < 0x7f && IS_ENCODED.indexOf(b) < 0) {
                out.append((char) b);
            } else {
                out.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xff));
            }
        }
        return out.toString();
    }

    private static String path(String path) {
        Deque<String> segments = new ArrayDeque<>();
        String[] given = path.split("/", -1);
        for (int i = 1; i < given.length; i++) {
            boolean last = i == given.length - 1;
            if (given[i].equals("..")) {
                segments.pollLast();
            }
            boolean dots = given[i].equals(".") || given[i].equals("..");
            if (!dots || last) {
                segments.addLast(dots ? "" : given[i]);
            }
        }
        return "/" + String.join("/", segments);
    }
}
