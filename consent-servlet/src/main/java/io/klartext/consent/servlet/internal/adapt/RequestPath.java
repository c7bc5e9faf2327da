package io.klartext.consent.servlet.internal.adapt;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The path of a request as the shop will understand it: path parameters removed, decoded once, several slashes as one, dot
 * segments resolved. What one server reads in one way and the next in another is not guessed at.
 */
public final class RequestPath {

    private static final Pattern PARAMETER = Pattern.compile(";[^/]*");

    private RequestPath() {}

    /**
     * Normalises a path.
     *
     * @param sent the path as it was sent, without the query
     * @return a path that starts with a slash; empty if it cannot be told what the path is
     */
    public static Optional<String> of(String sent) {
        if (!sent.startsWith("/")) {
            return Optional.empty();
        }
        String path = PARAMETER.matcher(sent).replaceAll("");
        return decoded(path).filter(RequestPath::isPlain).flatMap(RequestPath::resolved);
    }

    /**
     * Normalises a path within an application. Both are normalised first: of {@code /x/../shop/cart} one container says that it
     * belongs to {@code /shop}, another to {@code /x/../shop}.
     *
     * @param application what the container says it found the application by; empty at the root
     * @param sent the whole path as it was sent, without the query
     * @return the path below the application; empty if it cannot be told what the path is
     */
    public static Optional<String> within(String application, String sent) {
        if (application.isEmpty()) {
            return of(sent);
        }
        return of(application).flatMap(name -> of(sent).flatMap(path -> below(name, path)));
    }

    private static Optional<String> below(String name, String path) {
        if (path.equals(name)) {
            return Optional.of("/");
        }
        return path.startsWith(name + "/") ? Optional.of(path.substring(name.length())) : Optional.empty();
    }

    /** An encoded slash or semicolon, a backslash and what is encoded twice mean different things to different servers. */
    private static boolean isPlain(String decoded) {
        for (int i = 0; i < decoded.length(); i++) {
            char c = decoded.charAt(i);
            boolean twice = c == '%'
                    && i + 2 < decoded.length()
                    && hex(decoded.charAt(i + 1)) >= 0
                    && hex(decoded.charAt(i + 2)) >= 0;
            if (Character.isISOControl(c) || c == '\\' || c == ';' || c == '\ufffd' || twice) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> decoded(String path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c != '%') {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            int high = i + 2 < path.length() ? hex(path.charAt(i + 1)) : -1;
            int low = i + 2 < path.length() ? hex(path.charAt(i + 2)) : -1;
            if (high < 0 || low < 0 || 16 * high + low == '/') {
                return Optional.empty();
            }
            bytes.write(16 * high + low);
            i += 2;
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static Optional<String> resolved(String path) {
        Deque<String> segments = new ArrayDeque<>();
        boolean folder = true;
        for (String segment : path.split("/", -1)) {
            folder = segment.isEmpty() || segment.equals(".") || segment.equals("..");
            if (segment.equals("..")) {
                if (segments.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!folder) {
                segments.addLast(segment);
            }
        }
        String joined = "/" + String.join("/", segments);
        return Optional.of(folder && !segments.isEmpty() ? joined + "/" : joined);
    }
}
