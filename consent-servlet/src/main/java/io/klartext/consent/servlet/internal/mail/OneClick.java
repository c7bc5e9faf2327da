package io.klartext.consent.servlet.internal.mail;

import io.klartext.consent.servlet.internal.form.RequestBody;
import io.klartext.consent.servlet.internal.form.SentForm;
import io.klartext.consent.servlet.internal.visit.QueryString;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The body of a POST that says no: {@code List-Unsubscribe=One-Click} (RFC 8058), as a form or, as mail programs should send
 * it, in several parts (RFC 7578). Without it a POST means nothing: there are programs that send one to every address.
 *
 * @param said whether it says so
 * @param onPage whether it comes from our page, by its own word; it is evidence and decides nothing
 */
record OneClick(boolean said, boolean onPage) {

    static final String FIELD = "List-Unsubscribe";
    static final String VALUE = "One-Click";
    /** What our page sends beside it. */
    static final String PAGE = "page";

    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile(
            "^content-disposition:\\s*form-data;\\s*name=\"?list-unsubscribe\"?\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** Reads a body; empty if it is too large. */
    static Optional<OneClick> read(HttpServletRequest request) throws IOException {
        Optional<byte[]> body = RequestBody.read(request);
        if (body.isEmpty()) {
            return Optional.empty();
        }
        if (RequestBody.isOfType(request, "multipart/form-data")) {
            return Optional.of(new OneClick(inParts(String.valueOf(request.getContentType()), body.get()), false));
        }
        if (RequestBody.isOfType(request, "application/x-www-form-urlencoded")) {
            QueryString fields = SentForm.fields(request, body.get());
            boolean said = fields.get(FIELD).equals(List.of(VALUE));
            return Optional.of(new OneClick(said, fields.get(PAGE).equals(List.of("1"))));
        }
        return Optional.of(new OneClick(false, false));
    }

    private static boolean inParts(String type, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(type);
        if (!boundary.find()) {
            return false;
        }
        String mark = "--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
        int found = 0;
        for (String part : new String(body, StandardCharsets.ISO_8859_1).split(Pattern.quote(mark), -1)) {
            int head = part.indexOf("\r\n\r\n");
            if (head >= 0
                    && NAME.matcher(part.substring(0, head).replace("\r", "")).find()) {
                found++;
                if (!part.substring(head + 4).equals(VALUE + "\r\n")) {
                    return false;
                }
            }
        }
        return found == 1;
    }
}
