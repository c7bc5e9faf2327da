package io.klartext.consent.servlet.internal.adapt;

import java.net.IDN;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The scripts that are denied on one page. A {@code src} is resolved as browsers do (URL standard, for http and https); one
 * that cannot be resolved for certain is denied.
 */
public final class DeniedScripts implements BiPredicate<String, @Nullable String> {

    private static final Pattern WITH_SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);
    private static final Pattern WEB = Pattern.compile("(https?)://([^/?]*)([^?]*)([?].*)?");
    private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");

    private static final String PLAIN = "http://";

    private final List<AddressPattern> patterns;
    private final List<String> pages;

    /**
     * The denied scripts of a page. Where the page came without TLS, a proxy may have ended that before it came here, and what
     * is relative to the page counts under both schemes.
     *
     * @param patterns the patterns of the rules that deny
     * @param page the page's address, such as {@code https://shop.example/cart}
     */
    public DeniedScripts(List<AddressPattern> patterns, String page) {
        this.patterns = List.copyOf(patterns);
        this.pages =
                page.startsWith(PLAIN) ? List.of(page, "https://" + page.substring(PLAIN.length())) : List.of(page);
    }

    @Override
    public boolean test(String src, @Nullable String base) {
        if (src.isBlank()) {
            // Nothing is loaded.
            return false;
        }
        return pages.stream().anyMatch(page -> test(src, base, page));
    }

    private boolean test(String src, @Nullable String base, String page) {
        Optional<String> from = resolve("", page);
        if (base != null && from.isPresent()) {
            from = resolve(base, from.get());
        }
        Optional<String> address = from.flatMap(known -> resolve(src, known));
        return address.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(address.get()));
    }

    /** The address in one form: small scheme and host, no default port, no dot segments, no fragment. */
    static Optional<String> resolve(String reference, String base) {
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
        Optional<String> host = host(parts.group(2), parts.group(1));
        String query = parts.group(4) == null ? "" : parts.group(4);
        return host.map(name -> parts.group(1) + "://" + name + path(decodePlain(parts.group(3))) + query);
    }

    private static Optional<String> host(String authority, String scheme) {
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = host.lastIndexOf(':');
        String port = colon > host.lastIndexOf(']') ? host.substring(colon + 1) : "";
        host = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
        boolean usual = port.isEmpty() || port.equals(scheme.equals("https") ? "443" : "80");
        if (host.isEmpty() || !port.chars().allMatch(c -> c >= '0' && c <= '9') || host.indexOf('%') >= 0) {
            return Optional.empty();
        }
        try {
            String name = host.startsWith("[") ? host : IDN.toASCII(host);
            name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
            return Optional.of(name.toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Letters, digits and dots mean the same encoded and plain. */
    private static String decodePlain(String path) {
        return ENCODED.matcher(path).replaceAll(found -> {
            char c = (char) Integer.parseInt(found.group(1), 16);
            boolean plain = Ascii.letter(c) || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0;
            return plain ? String.valueOf(c) : found.group();
        });
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
