package io.klartext.consent.servlet.internal.enforce;

import io.klartext.consent.servlet.internal.adapt.WebAddress;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a page's Content-Security-Policy (level 3) lets us load from the page's own origin and send to it: nothing is put into a
 * page that its own policy would block and report.
 */
final class ContentSecurityPolicy {

    private static final Pattern NONCE = Pattern.compile("'nonce-([A-Za-z0-9+/_-]+={0,2})'", Pattern.CASE_INSENSITIVE);

    /** Without its own origin a page is foreign to us. */
    private static final List<String> FORM_IN_SANDBOX = List.of("allow-forms", "allow-same-origin");

    private static final Pattern SOURCE = Pattern.compile(
            "(?:(?<scheme>[a-z]+)://)?(?<host>[^/:'\\[\\]]+|\\[[0-9a-f:.]+])(?::(?<port>[0-9]+|\\*))?/?");

    private final List<String> policies;

    /**
     * The policies of the page that answers a request.
     *
     * @param visit the request
     * @return all that its headers say by now
     */
    static ContentSecurityPolicy of(Visit visit) {
        return new ContentSecurityPolicy(visit.response().getHeaders("Content-Security-Policy"));
    }

    private ContentSecurityPolicy(Collection<String> headers) {
        this.policies = headers.stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .map(String::strip)
                .filter(policy -> !policy.isEmpty())
                .toList();
    }

    /**
     * The attribute with which an element of ours may load something of this origin.
     *
     * @param kind {@code script-src} or {@code style-src}
     * @return {@code  nonce="..."} with a blank before it, or nothing where none is needed; empty if it may not be loaded
     */
    Optional<String> attribute(String kind) {
        Optional<String> nonce = Optional.empty();
        for (String policy : policies) {
            List<String> sources = sources(policy, kind);
            if (sources == null) {
                continue;
            }
            Optional<String> own = nonce(sources);
            if (own.isPresent() && (nonce.isEmpty() || nonce.equals(own))) {
                nonce = own;
            } else if (own.isPresent() || !allowsOwnOrigin(sources)) {
                return Optional.empty();
            }
        }
        return Optional.of(nonce.map(value -> " nonce=\"" + value + "\"").orElse(""));
    }

    /**
     * Whether a form of the page may be sent to the page's own origin ({@code form-action}, for which no other directive
     * stands in, and {@code sandbox}).
     *
     * @param origins the page's own, as it may be
     * @return false if a browser would block it, whichever it is
     */
    boolean allowsForms(List<URI> origins) {
        return policies.stream().allMatch(policy -> {
            List<String> targets = directive(policy, "form-action");
            List<String> sandbox = directive(policy, "sandbox");
            return (targets == null || lower(targets).stream().anyMatch(target -> allows(target, origins)))
                    && (sandbox == null || lower(sandbox).containsAll(FORM_IN_SANDBOX));
        });
    }

    private static boolean allows(String target, List<URI> origins) {
        return target.equals("'self'") || origins.stream().anyMatch(origin -> allows(target, origin));
    }

    /** CSP level 3, section 6.7.2.8: http stands for https too. A path says more than is known here, and does not fit. */
    private static boolean allows(String target, URI origin) {
        if (target.endsWith(":")) {
            return isScheme(target.substring(0, target.length() - 1), origin);
        }
        Matcher source = SOURCE.matcher(target);
        if (!source.matches()) {
            return false;
        }
        String scheme = source.group("scheme");
        String host = source.group("host");
        return (scheme == null || isScheme(scheme, origin))
                && (host.equals(origin.getHost()) || isBelow(origin.getHost(), host))
                && (target.equals("*") || hasPort(origin, source.group("port")));
    }

    private static boolean isScheme(String scheme, URI origin) {
        return scheme.equals(origin.getScheme()) || scheme.equals("http");
    }

    private static boolean isBelow(String host, String pattern) {
        return pattern.equals("*") || (pattern.startsWith("*.") && host.endsWith(pattern.substring(1)));
    }

    private static boolean hasPort(URI origin, @Nullable String port) {
        String usual = Integer.toString(WebAddress.usual(origin.getScheme()));
        String own = origin.getPort() < 0 ? usual : Integer.toString(origin.getPort());
        return "*".equals(port) || own.equals(port == null ? usual : port);
    }

    private static @Nullable List<String> sources(String policy, String kind) {
        for (String name : List.of(kind + "-elem", kind, "default-src")) {
            List<String> sources = directive(policy, name);
            if (sources != null) {
                return sources;
            }
        }
        return null;
    }

    private static @Nullable List<String> directive(String policy, String name) {
        for (String directive : policy.split(";", -1)) {
            List<String> words = Arrays.asList(directive.strip().split("\\s+"));
            if (words.get(0).toLowerCase(Locale.ROOT).equals(name)) {
                return words.subList(1, words.size());
            }
        }
        return null;
    }

    private static Optional<String> nonce(List<String> sources) {
        return sources.stream()
                .map(NONCE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    private static boolean allowsOwnOrigin(List<String> sources) {
        List<String> lower = lower(sources);
        return !lower.contains("'strict-dynamic'") && (lower.contains("'self'") || lower.contains("*"));
    }

    private static List<String> lower(List<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }
}
