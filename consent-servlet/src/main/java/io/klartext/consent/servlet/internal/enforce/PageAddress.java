package io.klartext.consent.servlet.internal.enforce;

import io.klartext.consent.servlet.internal.adapt.WebAddress;
import io.klartext.consent.servlet.internal.form.Origins;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The address that a page has in a browser, as far as it is known here: at the shop's origin where that is set up, since
 * behind a proxy the request's own may be another one.
 */
final class PageAddress {

    private PageAddress() {}

    /** Such as {@code https://shop.example/cart}. */
    static String of(Visit visit) {
        return originOf(visit) + visit.request().getRequestURI();
    }

    private static String originOf(Visit visit) {
        return visit.setup().origin().orElseGet(() -> Origins.of(visit.request()));
    }

    /** The origins that the page may have: behind a proxy that ended TLS one of https too, unless the origin is set up. */
    static List<URI> origins(Visit visit) {
        URI own = URI.create(originOf(visit));
        return visit.setup().origin().isPresent() || own.getScheme().equals("https")
                ? List.of(own)
                : List.of(own, URI.create("https://" + host(originOf(visit))));
    }

    /**
     * Whether addresses relative to a base lead away from the shop. Behind a proxy only the host is sure to be the one that
     * the browser asked, unless the origin is set up.
     */
    static boolean isElsewhere(Visit visit, String base) {
        String page = of(visit);
        Optional<String> here = WebAddress.origin(page);
        Optional<String> resolved = WebAddress.resolve("", page).flatMap(known -> WebAddress.resolve(base, known));
        if (resolved.isEmpty()) {
            return true;
        }
        Optional<String> there = WebAddress.origin(resolved.get());
        if (here.isEmpty() || there.isEmpty()) {
            // Of another scheme: a browser takes no notice of the base (HTML standard, section 4.2.3).
            return false;
        }
        return visit.setup().origin().isPresent()
                ? !there.equals(here)
                : !host(there.get()).equals(host(here.get()));
    }

    private static String host(String origin) {
        return origin.replaceFirst("^[a-z]+://", "").replaceFirst(":[0-9]+$", "");
    }
}
