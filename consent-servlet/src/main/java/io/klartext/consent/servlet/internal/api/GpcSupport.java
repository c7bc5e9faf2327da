package io.klartext.consent.servlet.internal.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.policy.BrowserSignal;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.servlet.internal.pages.Answer;
import io.klartext.consent.servlet.internal.visit.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.ZoneOffset;

/**
 * Says whether this site abides by Global Privacy Control, and since when it says so (W3C Global Privacy Control, GPC support
 * representation). It does if a purpose of the policy listens to it.
 */
public final class GpcSupport {

    /** Where everybody looks for it: at the root of the origin, so only a web application at the root can serve it. */
    private static final String PATH = "/.well-known/gpc.json";

    private GpcSupport() {}

    /**
     * Whether a request asks for it.
     *
     * @param request any request
     * @param path its decoded path inside the web application
     * @return true if it does
     */
    public static boolean isAskedFor(HttpServletRequest request, String path) {
        return path.equals(PATH) && request.getContextPath().isEmpty();
    }

    /**
     * Tells it.
     *
     * @param visit a GET
     * @throws IOException if the caller has gone
     */
    public static void show(Visit visit) throws IOException {
        Policy policy = visit.setup().consents().policy();
        boolean heard = policy.purposes().stream()
                .anyMatch(purpose -> purpose.listensTo().contains(BrowserSignal.GPC));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("gpc", heard);
        json.put(
                "lastUpdate",
                policy.effectiveFrom().atOffset(ZoneOffset.UTC).toLocalDate().toString());
        Answer.sharedJson(visit, "und", json.toString());
    }
}
