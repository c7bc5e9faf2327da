package io.klartext.consent.servlet.internal.enforce;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a browser makes of an answer, as far as its request says. */
enum ShownAs {
    /** A page of its own. */
    PAGE,
    /** A page within a page. */
    FRAME,
    /** Something that a page loads: data or a piece of markup for a script, a script, a style. */
    PART;

    /** What a browser calls a page within a page (Fetch Metadata, destination). */
    private static final Set<String> FRAMES = Set.of("iframe", "frame", "embed", "object", "fencedframe");

    static ShownAs of(HttpServletRequest request) {
        @Nullable String destination = request.getHeader("Sec-Fetch-Dest");
        if (destination == null || destination.equals("empty")) {
            return asksForPage(request, destination == null) ? PAGE : PART;
        }
        if (destination.equals("document")) {
            return PAGE;
        }
        return FRAMES.contains(destination) ? FRAME : PART;
    }

    /**
     * Without TLS, and in older browsers, nothing says what it is for, and what a service worker fetches in place of the browser
     * is for nothing in particular; but scripts by themselves do not ask for HTML.
     */
    private static boolean asksForPage(HttpServletRequest request, boolean unlessItSays) {
        boolean isScript = "XMLHttpRequest".equalsIgnoreCase(request.getHeader("X-Requested-With"));
        List<String> accepted = Collections.list(request.getHeaders("Accept"));
        boolean asks = accepted.stream().anyMatch(line -> line.contains("text/html"));
        return !isScript && (asks || (unlessItSays && accepted.isEmpty()));
    }
}
