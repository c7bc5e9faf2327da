package io.klartext.consent.servlet.internal.form;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** The body of a request, which is small or refused. */
public final class RequestBody {

    /** How many bytes a body of a visitor has at most. */
    public static final int MOST_BYTES = 16 * 1024;

    private RequestBody() {}

    /**
     * The body.
     *
     * @param request the request
     * @return its bytes; empty if there are too many
     * @throws IOException if the browser has gone
     */
    public static Optional<byte[]> read(HttpServletRequest request) throws IOException {
        return read(request, MOST_BYTES);
    }

    /**
     * The body, where another size is allowed.
     *
     * @param request the request
     * @param most how many bytes it may have
     * @return its bytes; empty if there are too many
     * @throws IOException if the caller has gone
     */
    public static Optional<byte[]> read(HttpServletRequest request, int most) throws IOException {
        if (request.getContentLengthLong() > most) {
            return Optional.empty();
        }
        byte[] body = request.getInputStream().readNBytes(most + 1);
        return body.length > most ? Optional.empty() : Optional.of(body);
    }

    /**
     * Whether a body is of a type.
     *
     * @param request the request
     * @param type such as {@code application/json}
     * @return true if it says so, whatever parameters follow
     */
    public static boolean isOfType(HttpServletRequest request, String type) {
        String declared = request.getContentType();
        return declared != null
                && declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(type);
    }
}
