package io.klartext.consent.servlet.internal.form;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
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
        String own = origin.orElseGet(() -> originOf(request));
        return !Collections.list(request.getHeaders("Origin")).stream().allMatch(own::equals);
    }

    /**
     * The origin under which a request came in.
     *
     * @param request the request
     * @return scheme, host and port if it is not the usual one
     */
    public static String originOf(HttpServletRequest request) {
        String scheme = request.getScheme();
        int port = request.getServerPort();
        boolean usual = port == ("https".equals(scheme) ? 443 : 80);
        return scheme + "://" + request.getServerName().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
    }
}
