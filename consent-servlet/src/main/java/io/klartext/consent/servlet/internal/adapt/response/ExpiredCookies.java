package io.klartext.consent.servlet.internal.adapt.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The {@code Set-Cookie} lines that take a cookie away. A browser takes one away only where name, domain and path are the
 * ones it was set with, and sends none but the name: so a rule carries the other two, or every domain that it can have been
 * set for from here is tried.
 */
public final class ExpiredCookies {

    /** RFC 6265, section 4.1.1: what a name may consist of. A name comes from the browser and may be anything. */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private static final Pattern HOST_NAME = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)+");
    private static final Pattern PATH = Pattern.compile("/[!-:<-~]*");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+");
    private static final String GONE = "; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT";

    private ExpiredCookies() {}

    /**
     * The lines for one cookie.
     *
     * @param name its name
     * @param domain the domain it was set for, with or without a leading dot; empty if that is not known, and then the host
     *     alone, the host and each parent domain are tried
     * @param path the path it was set for; {@code /} if that is not known
     * @param host the host of the request, without its port
     * @return values of {@code Set-Cookie} headers; none where the name, the domain or the path cannot be one
     */
    public static List<String> lines(String name, Optional<String> domain, Optional<String> path, String host) {
        String scope = path.orElse("/");
        if (!NAME.matcher(name).matches() || !PATH.matcher(scope).matches()) {
            return List.of();
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("__host-")) {
            return List.of(line(name, Optional.empty(), "/", true));
        }
        boolean secure = lower.startsWith("__secure-");
        List<String> lines = new ArrayList<>();
        if (domain.isPresent()) {
            String given = domain.get().toLowerCase(Locale.ROOT);
            String bare = given.startsWith(".") ? given.substring(1) : given;
            if (HOST_NAME.matcher(bare).matches()) {
                lines.add(line(name, Optional.of(bare), scope, secure));
            }
        } else {
            lines.add(line(name, Optional.empty(), scope, secure));
            for (String each : domains(host.toLowerCase(Locale.ROOT))) {
                lines.add(line(name, Optional.of(each), scope, secure));
            }
        }
        return List.copyOf(lines);
    }

    /** The host and its parents, down to two labels: for one alone no browser keeps a cookie. */
    private static List<String> domains(String host) {
        List<String> domains = new ArrayList<>();
        if (HOST_NAME.matcher(host).matches() && !ADDRESS.matcher(host).matches()) {
            for (String rest = host; rest.indexOf('.') > 0; rest = rest.substring(rest.indexOf('.') + 1)) {
                domains.add(rest);
            }
        }
        return domains;
    }

    private static String line(String name, Optional<String> domain, String path, boolean secure) {
        return name + "=; Path=" + path
                + domain.map(given -> "; Domain=" + given).orElse("") + GONE + (secure ? "; Secure" : "");
    }
}
