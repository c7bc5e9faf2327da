package io.klartext.consent.servlet.internal.form;

import io.klartext.consent.servlet.internal.visit.QueryString;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a form that was sent. A field that stands twice counts as missing: nobody can say which one was meant.
 *
 * @param token the form's token, or an empty text
 * @param choice what the pressed button says, or an empty text
 * @param returnPath where to go back to, unchecked
 * @param language the language that somebody asked for on the page, unchecked
 */
public record SentForm(String token, String choice, String returnPath, Optional<String> language) {

    /**
     * Reads a form.
     *
     * @param request a POST with a form in it
     * @return the form; empty if it is too large
     * @throws IOException if the browser has gone
     */
    public static Optional<SentForm> read(HttpServletRequest request) throws IOException {
        return RequestBody.read(request).map(body -> of(fields(request, body)));
    }

    /**
     * The fields of a form, whatever they are. Where another filter has read the body before us, the container keeps them.
     *
     * @param request a POST with a form in it
     * @param body its body
     * @return the fields
     */
    public static QueryString fields(HttpServletRequest request, byte[] body) {
        if (body.length > 0 || request.getContentLengthLong() == 0) {
            return QueryString.parse(new String(body, StandardCharsets.UTF_8));
        }
        Map<String, List<String>> fields = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
        return new QueryString(fields);
    }

    private static SentForm of(QueryString fields) {
        return new SentForm(
                only(fields, "token"),
                only(fields, "choice"),
                only(fields, "return"),
                Optional.of(only(fields, "lang")).filter(code -> !code.isEmpty()));
    }

    private static String only(QueryString fields, String name) {
        List<String> values = fields.get(name);
        return values.size() == 1 ? values.get(0) : "";
    }
}
