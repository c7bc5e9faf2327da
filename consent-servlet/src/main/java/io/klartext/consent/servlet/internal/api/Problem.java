package io.klartext.consent.servlet.internal.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.servlet.internal.pages.Answer;
import io.klartext.consent.servlet.internal.pages.MessagePage;
import io.klartext.consent.servlet.internal.pages.Texts;
import io.klartext.consent.servlet.internal.visit.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What went wrong, for a program (RFC 9457). It holds no personal data.
 *
 * @param type its name, which never changes; sent as a URN
 * @param status the HTTP status
 * @param title what went wrong
 * @param detail how to mend it
 * @param pointer the place in the JSON that was sent, or an empty text
 * @param words the name of the sentence that tells the visitor, or an empty text where only a program is told
 */
public record Problem(String type, int status, String title, String detail, String pointer, String words) {

    private static final String TYPES = "urn:klartext:problem:";
    private static final String MEDIA_TYPE = "application/problem+json";

    /** There is no such address. */
    public static final Problem MISSING = new Problem(
            "missing",
            404,
            "There is no such resource",
            "Use api/choices, api/consent-mode, api/history, api/pending, api/policy, api/receipt or api/why,"
                    + " as api/openapi.json says");

    /** There is no such choice of whoever is asking. */
    static final Problem NO_RECEIPT =
            new Problem("no-receipt", 404, "There is no such choice of yours", "Take an event from GET api/history");

    /** There is no such version, or its time has not come: which one is not said. */
    static final Problem NO_VERSION = new Problem(
            "no-version",
            404,
            "There is no such version of the policy",
            "Leave version out for the one that counts, or name an earlier one");

    /** The token is none of ours, is somebody else's, or its time is over: which one is not said. */
    static final Problem NOTHING_TOLD = new Problem(
            "nothing-told",
            404,
            "There is nothing to tell",
            "Take t from a link to an explanation that was made for the same person; it ends after seven days");

    /** The method has no meaning here. */
    public static final Problem METHOD =
            new Problem("method", 405, "The method is not allowed", "Use one of those in the Allow header");

    /** No policy counts yet. */
    public static final Problem CLOSED = new Problem(
                    "closed", 503, "No policy is effective", "Publish a policy whose effectiveFrom has passed")
            .telling("problem.closed.text");

    /** A fault of the library. */
    public static final Problem BROKEN = new Problem(
                    "broken", 500, "The request failed", "Ask for the choices to see what was recorded, and try again")
            .telling("problem.broken.text");

    static final Problem FOREIGN = new Problem(
                    "foreign",
                    403,
                    "The request does not come from the shop's own page",
                    "Send it from a page of the same origin, with the token of GET api/choices for the same person")
            .telling("problem.foreign.text");

    /** A path of the shop that only answers for a purpose. */
    public static final Problem GUARDED = new Problem(
            "guarded",
            403,
            "This is only there with your permission",
            "Allow the purpose that it needs on the page with your choices, and ask again");

    /** The caller is no back end that the shop knows. */
    public static final Problem CALLER = new Problem(
            "caller", 401, "The caller is not known", "Send the credentials that the shop gave this caller");

    /** The body is of another type. */
    public static final Problem TYPE =
            new Problem("type", 415, "The body is not JSON", "Send Content-Type: application/json");

    /** There are too many bytes in a batch of checks. */
    public static final Problem LARGE_BATCH =
            new Problem("large", 413, "The body is too large", "Send at most 512 KiB, and at most 1,000 checks");

    static final Problem LARGE = new Problem("large", 413, "The body is too large", "Send at most 16 KiB");

    static final Problem STALE = new Problem(
                    "stale",
                    409,
                    "The text has changed, or the form is too old; nothing was recorded",
                    "Get the choices again, show the new text, and ask once more")
            .telling("problem.stale");

    static final Problem KEY_REUSED = new Problem(
            "key-reused",
            409,
            "The key was used for another request; nothing was recorded",
            "Take a new Idempotency-Key");

    static final Problem IMPOSSIBLE = new Problem(
                    "impossible",
                    422,
                    "This cannot be chosen; nothing was recorded",
                    "Choose only about the optional purposes of GET api/choices, each once; what is allowed only explicitly,"
                            + " on the choices page")
            .telling("problem.impossible.text");

    /** The store is silent, or who is asking cannot be found out. */
    public static final Problem UNAVAILABLE = new Problem(
                    "unavailable",
                    503,
                    "What was recorded cannot be read",
                    "Send the same request again in a moment; a cookie that cannot be read is replaced by the next choice")
            .telling("problem.not-recorded.text");

    /** The store is silent, and certainly nothing was written. */
    static final Problem NOT_RECORDED = new Problem(
                    "not-recorded",
                    503,
                    "The store cannot be reached; nothing was recorded",
                    "Send the same request again in a moment")
            .telling("problem.not-recorded.text");

    static final Problem UNKNOWN = new Problem(
                    "unknown",
                    503,
                    "It is not known whether the choices were recorded; until it is, they count as refused",
                    "Send the same request again with the same token and key")
            .telling("problem.unknown.text");

    /** An Idempotency-Key that is too long to be kept. */
    static final Problem KEY_LONG = new Problem(
            "key-long", 400, "The Idempotency-Key is too long; nothing was recorded", "Send at most 200 characters");

    Problem(String type, int status, String title, String detail) {
        this(type, status, title, detail, "", "");
    }

    /** The same with what a visitor is told of it. */
    private Problem telling(String text) {
        return new Problem(type, status, title, detail, pointer, text);
    }

    /**
     * A field of the query that is not what it should be.
     *
     * @param name the field
     * @param detail how to mend it
     * @return the problem
     */
    static Problem parameter(String name, String detail) {
        return new Problem("parameter", 400, "The parameter " + name + " is not as expected", detail);
    }

    /**
     * A body that is not what it should be.
     *
     * @param pointer the JSON Pointer of the place
     * @param detail how to mend it
     * @return the problem
     */
    static Problem malformed(String pointer, String detail) {
        return new Problem("malformed", 400, "The JSON is not as expected", detail, pointer, "");
    }

    /**
     * Sends it.
     *
     * @param visit the request
     * @throws IOException if the caller has gone
     */
    public void send(Visit visit) throws IOException {
        ObjectNode json = json();
        if (!words.isEmpty()) {
            json.put("message", Texts.in(language(visit)).say(words));
        }
        Answer.json(visit, status, MEDIA_TYPE, json.toString());
    }

    /**
     * Sends it where there is no visitor.
     *
     * @param request the request of a back end
     * @param response its response
     * @throws IOException if the caller has gone
     */
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] json = json().toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(json.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(json);
        }
    }

    private static String language(Visit visit) {
        return MessagePage.policy(visit).map(visit::language).orElseGet(() -> visit.acceptedLanguage(Texts.LANGUAGES));
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", TYPES + type).put("title", title).put("status", status).put("detail", detail);
        if (!pointer.isEmpty()) {
            json.put("pointer", pointer);
        }
        return json;
    }
}
