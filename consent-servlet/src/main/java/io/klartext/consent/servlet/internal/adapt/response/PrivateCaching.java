package io.klartext.consent.servlet.internal.adapt.response;

import io.klartext.consent.servlet.internal.visit.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A page that went by somebody's decision is for this person only: nothing shared keeps it, whatever the shop said before. */
public final class PrivateCaching {

    private PrivateCaching() {}

    /**
     * Marks a response. Nothing happens where the headers are out already.
     *
     * @param response the response, on which the shop may have set {@code Cache-Control} and {@code Vary}
     */
    public static void mark(HttpServletResponse response) {
        if (response.isCommitted()) {
            return;
        }
        response.setHeader("Cache-Control", "private, no-store");
        List<String> named = names(response.getHeaders("Vary"));
        if (!named.contains("*")) {
            List<String> missing = Stream.of(Visit.VARY.split(", "))
                    .filter(name -> !named.contains(name.toLowerCase(Locale.ROOT)))
                    .toList();
            if (!missing.isEmpty()) {
                response.addHeader("Vary", String.join(", ", missing));
            }
        }
    }

    private static List<String> names(Collection<String> lines) {
        return lines.stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }
}
