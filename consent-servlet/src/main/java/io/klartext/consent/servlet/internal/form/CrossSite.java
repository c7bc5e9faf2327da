package io.klartext.consent.servlet.internal.form;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Tells a form that was sent from our own page from one that another site sent in somebody's name. Where the browser says
 * where a request comes from ({@code Sec-Fetch-Site}) that decides; else {@code Origin} does; a browser that says neither
 * is held to the form's token alone.
 */
public final class CrossSite {

    private CrossSite() {}

    /**
     * Whether a request that changes something comes from another site.
     *
     * @param request the request
     * @param origin the shop's origin where it is configured
     * @return true if it must be refused
     */
    public static boolean isForeign(HttpServletRequest request, Optional<String> origin) {
        List<String> site = Collections.list(request.getHeaders("Sec-Fetch-Site"));
        if (!site.isEmpty()) {
            return !site.stream().allMatch("same-origin"::equals);
        }
        String own = origin.orElseGet(() -> Origins.of(request));
        return !Collections.list(request.getHeaders("Origin")).stream().allMatch(own::equals);
    }
}
