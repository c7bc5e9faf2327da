package io.klartext.consent.servlet.internal.visit;

import io.klartext.consent.decision.Signals;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** The browser signals of a request: {@code Sec-GPC} and {@code DNT} count if one of their lines is exactly {@code 1}. */
final class RequestSignals {

    private RequestSignals() {}

    static Signals of(HttpServletRequest request) {
        return Signals.of(isOne(request, "Sec-GPC"), isOne(request, "DNT"));
    }

    private static boolean isOne(HttpServletRequest request, String name) {
        @Nullable Enumeration<String> lines = request.getHeaders(name);
        return lines != null && Collections.list(lines).contains("1");
    }
}
