package io.klartext.consent.servlet.internal.enforce;

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
 * What a page's Content-Security-Policy (level 3) lets us load from the page's own origin: nothing is put into a page that
 * its own policy would block and report.
 */
final class ContentSecurityPolicy {

    private static final Pattern NONCE = Pattern.compile("'nonce-([A-Za-z0-9+/_-]+={0,2})'", Pattern.CASE_INSENSITIVE);

    private final List<String> policies;

    /**
     * The policies of a page.
     *
     * @param headers the values of all {@code Content-Security-Policy} headers
     */
    ContentSecurityPolicy(Collection<String> headers) {
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

    private static @Nullable List<String> sources(String policy, String kind) {
        for (String name : List.of(kind + "-elem", kind, "default-src")) {
            for (String directive : policy.split(";", -1)) {
                List<String> words = Arrays.asList(directive.strip().split("\\s+"));
                if (words.get(0).toLowerCase(Locale.ROOT).equals(name)) {
                    return words.subList(1, words.size());
                }
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
        List<String> lower =
                sources.stream().map(source -> source.toLowerCase(Locale.ROOT)).toList();
        return !lower.contains("'strict-dynamic'") && (lower.contains("'self'") || lower.contains("*"));
    }
}
