package io.klartext.consent.servlet.internal.visit;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where somebody goes back to: only ever a path of the same origin, so that no link of ours leads to a stranger. */
public final class ReturnPath {

    private static final int LONGEST = 1500;
    private static final Pattern PATH_PARAMETER = Pattern.compile(";[^/?#]*");

    private ReturnPath() {}

    /**
     * A path that a request asked to go back to.
     *
     * @param wanted any text, or null
     * @return the path, fit for a header and a link; empty unless it is one on the same origin
     */
    public static Optional<String> of(@Nullable String wanted) {
        if (wanted == null
                || wanted.length() > LONGEST
                || !wanted.startsWith("/")
                || wanted.indexOf('\\') >= 0
                || wanted.chars().anyMatch(Character::isISOControl)
                || pathOf(wanted).contains("//")) {
            return Optional.empty();
        }
        // what is encoded is longer, and a header that does not fit is an error page
        return Optional.of(ascii(wanted)).filter(path -> path.length() <= LONGEST);
    }

    private static String pathOf(String wanted) {
        return wanted.split("[?#]", 2)[0];
    }

    /**
     * The page that a request asks for.
     *
     * @param uri the path as it was sent
     * @param query the query as it was sent, or null
     * @return the path to come back to, without path parameters: one of them may be the session's id
     */
    public static Optional<String> ofPage(String uri, @Nullable String query) {
        String path = PATH_PARAMETER.matcher(uri).replaceAll("");
        return of(query == null ? path : path + "?" + query);
    }

    private static String ascii(String wanted) {
        StringBuilder out = new StringBuilder();
        for (byte next : wanted.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (next & 0xff);
            if (c > ' ' && c < 0x7f && "\"<>^`{|}".indexOf(c) < 0) {
                out.append(c);
            } else {
                out.append(String.format("%%%02X", (int) c));
            }
        }
        return out.toString();
    }
}
