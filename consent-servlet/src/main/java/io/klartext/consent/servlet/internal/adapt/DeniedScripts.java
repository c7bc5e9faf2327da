package io.klartext.consent.servlet.internal.adapt;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The scripts that are denied on one page. A {@code src} is resolved as browsers do ({@link WebAddress}); one that cannot be
 * resolved for certain is denied.
 */
public final class DeniedScripts implements BiPredicate<String, @Nullable String> {

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
        Optional<String> from = WebAddress.resolve("", page);
        if (base != null && from.isPresent()) {
            from = WebAddress.resolve(base, from.get());
        }
        Optional<String> address = from.flatMap(known -> WebAddress.resolve(src, known));
        return address.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(address.get()));
    }
}
