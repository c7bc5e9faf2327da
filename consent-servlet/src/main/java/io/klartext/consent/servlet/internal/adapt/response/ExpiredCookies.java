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

    private static final String SECURE = "; Secure";

    /** A cookie that was set with this is another one than the same without it (draft-cutler-httpbis-partitioned-cookies). */
    private static final String PARTITIONED = "; Partitioned";

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
        boolean hostOnly = lower.startsWith("__host-");
        boolean secure = hostOnly || lower.startsWith("__secure-");
        List<String> lines = new ArrayList<>();
        for (Optional<String> each : hostOnly ? List.of(Optional.<String>empty()) : domains(domain, host)) {
            String line = line(name, each, hostOnly ? "/" : scope);
            lines.add(secure ? line + SECURE : line);
            if (domain.isPresent() || each.isEmpty()) {
                lines.add(line + SECURE + PARTITIONED);
            }
        }
        return List.copyOf(lines);
    }

    private static List<Optional<String>> domains(Optional<String> given, String host) {
        if (given.isPresent()) {
            String lower = given.get().toLowerCase(Locale.ROOT);
            String bare = lower.startsWith(".") ? lower.substring(1) : lower;
            return HOST_NAME.matcher(bare).matches() ? List.of(Optional.of(bare)) : List.of();
        }
        List<Optional<String>> domains = new ArrayList<>(List.of(Optional.empty()));
        domains(host.toLowerCase(Locale.ROOT)).forEach(each -> domains.add(Optional.of(each)));
        return domains;
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

    private static String line(String name, Optional<String> domain, String path) {
        return name + "=; Path=" + path
                + domain.map(given -> "; Domain=" + given).orElse("") + GONE;
    }
}
