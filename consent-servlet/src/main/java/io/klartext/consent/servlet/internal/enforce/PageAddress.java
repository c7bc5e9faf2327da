package io.klartext.consent.servlet.internal.enforce;

import io.klartext.consent.servlet.internal.form.Origins;
import io.klartext.consent.servlet.internal.visit.Visit;

/**
 * The address that a page has in a browser, as far as it is known here: at the shop's origin where that is set up, since
 * behind a proxy the request's own may be another one.
 */
final class PageAddress {

    private PageAddress() {}

    /** Such as {@code https://shop.example/cart}. */
    static String of(Visit visit) {
        String origin = visit.setup().origin().orElseGet(() -> Origins.of(visit.request()));
        return origin + visit.request().getRequestURI();
    }
}
