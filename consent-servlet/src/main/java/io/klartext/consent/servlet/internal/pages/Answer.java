package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.key.TokenText;
import io.klartext.consent.servlet.internal.Sha256;
import io.klartext.consent.servlet.internal.visit.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Stream;

/** Sends a response of our own, with the headers that all of them have. */
public final class Answer {

    private Answer() {}

    /**
     * Sends a page.
     *
     * @param visit the request
     * @param status the HTTP status
     * @param html the page
     * @throws IOException if the browser has gone
     */
    public static void page(Visit visit, int status, String html) throws IOException {
        send(visit, status, "text/html;charset=UTF-8", html.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sends JSON.
     *
     * @param visit the request
     * @param status the HTTP status
     * @param type its media type
     * @param json the content
     * @throws IOException if the browser has gone
     */
    public static void json(Visit visit, int status, String type, String json) throws IOException {
        send(visit, status, type, json.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(Visit visit, int status, String type, byte[] body) throws IOException {
        HttpServletResponse response = visit.response();
        keepPrivate(response);
        protect(visit);
        response.setStatus(status);
        response.setContentType(type);
        write(visit, body);
    }

    /**
     * Sends the browser on, with GET.
     *
     * @param visit the request
     * @param path where to, a path of this origin
     */
    public static void seeOther(Visit visit, String path) {
        HttpServletResponse response = visit.response();
        keepPrivate(response);
        protect(visit);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
    }

    /**
     * Sends what is the same for everybody, to be kept.
     *
     * @param visit the request
     * @param asset what
     * @throws IOException if the browser has gone
     */
    public static void asset(Visit visit, Asset asset) throws IOException {
        HttpServletResponse response = visit.response();
        String tag = "\"" + asset.hash() + "\"";
        boolean addressed = visit.parameter("v").filter(asset.hash()::equals).isPresent();
        response.setHeader("Cache-Control", addressed ? "public, max-age=31536000, immutable" : "public, no-cache");
        response.setHeader("ETag", tag);
        keepPrivateIfPersonal(visit);
        protect(visit);
        if (isThere(visit, tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(asset.type());
        write(visit, asset.content());
    }

    /**
     * Sends JSON that is the same for everybody, to be kept and asked for again.
     *
     * @param visit the request
     * @param language the language of its texts; {@code und} if it has none
     * @param json the content
     * @throws IOException if the browser has gone
     */
    public static void sharedJson(Visit visit, String language, String json) throws IOException {
        HttpServletResponse response = visit.response();
        String quoted = "\"" + TokenText.encode(Sha256.of(json)) + "\"";
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Vary", "Accept-Language");
        response.setHeader("Content-Language", language);
        response.setHeader("ETag", quoted);
        keepPrivateIfPersonal(visit);
        protect(visit);
        if (isThere(visit, quoted)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("application/json");
        write(visit, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the browser has it already: a proxy that packs a response makes its tag a weak one (RFC 9110, section 13.1.2). */
    private static boolean isThere(Visit visit, String tag) {
        return Collections.list(visit.request().getHeaders("If-None-Match")).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
    }

    private static void write(Visit visit, byte[] body) throws IOException {
        visit.response().setContentLength(body.length);
        if (!"HEAD".equals(visit.request().getMethod())) {
            visit.response().getOutputStream().write(body);
        }
    }

    /** What the browser said with this request may have given it a cookie, and that is for it alone. */
    private static void keepPrivateIfPersonal(Visit visit) {
        if (visit.isPrivate()) {
            keepPrivate(visit.response());
        }
    }

    private static void keepPrivate(HttpServletResponse response) {
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("Vary", Visit.VARY + ", Accept-Language");
    }

    private static void protect(Visit visit) {
        HttpServletResponse response = visit.response();
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", visit.referrerPolicy());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }
}
