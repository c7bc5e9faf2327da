package io.klartext.consent.servlet.internal.adapt;

import java.util.Optional;

/**
 * Which paths a rule is about: {@code *} stands for anything within a segment, {@code **} for anything over segments, and
 * everything else for itself. {@code /a/**} is about {@code /a} too, and a slash at the end makes no difference.
 */
public final class PathPattern {

    /** What a pattern is, in words. */
    public static final String FORM =
            "a pattern that starts with \"/\", with \"*\" within a segment and \"**\" over segments, without any of ? # ; % \\";

    private static final int LONGEST = 1000;

    private final Glob glob;
    private final Optional<Glob> parent;

    private PathPattern(String text) {
        this.glob = new Glob(text);
        this.parent =
                text.endsWith("/**") ? Optional.of(new Glob(text.substring(0, text.length() - 3))) : Optional.empty();
    }

    /**
     * Reads a pattern.
     *
     * @param text as in the rules
     * @return the pattern
     * @throws IllegalArgumentException if it is none
     */
    public static PathPattern parse(String text) {
        if (!text.startsWith("/")
                || text.length() > LONGEST
                || text.contains("//")
                || text.contains("***")
                || text.chars().anyMatch(c -> "?#;%\\".indexOf(c) >= 0 || c <= ' ')) {
            throw new IllegalArgumentException("A path is " + FORM);
        }
        return new PathPattern(text);
    }

    /**
     * Whether a rule of this pattern, which says no, is about a request.
     *
     * @param path the request's path as {@link RequestPath} gives it
     * @return true if it is; also if the path cannot be told: unknown is no
     */
    public boolean matches(Optional<String> path) {
        return path.isEmpty() || matches(path.get());
    }

    private boolean matches(String path) {
        String bare = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return glob.matches(path)
                || glob.matches(bare)
                || (parent.isPresent() && parent.get().matches(bare.equals("/") ? "" : bare));
    }
}
