package io.klartext.consent.servlet.internal.visit;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The header fields that speak to shared caches alone, past {@code Cache-Control}: those of RFC 9213 and older ones. */
public final class SharedCaches {

    private static final String SECONDS = "x-accel-expires";
    private static final Set<String> OLDER = Set.of("surrogate-control", SECONDS, "edge-control");

    private SharedCaches() {}

    /**
     * Whether a field is one of them.
     *
     * @param name its name, in any case
     * @return true if shared caches alone go by it
     */
    public static boolean isFor(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return OLDER.contains(lower) || lower.endsWith("-cache-control");
    }

    /** Nothing that was said to them until now lets them keep the response. */
    static void refuse(HttpServletResponse response) {
        for (String name : List.copyOf(response.getHeaderNames())) {
            if (isFor(name)) {
                response.setHeader(name, name.equalsIgnoreCase(SECONDS) ? "0" : "no-store");
            }
        }
    }
}
