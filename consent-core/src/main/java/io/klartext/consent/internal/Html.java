package io.klartext.consent.internal;

/** Escaping for HTML that is well-formed XML too. */
public final class Html {

    private static final char REPLACEMENT = '\uFFFD';

    private Html() {}

    /**
     * Writes a text so that it is only ever read as text, in content and in quoted attributes. What XML 1.0 cannot hold
     * becomes a replacement character.
     *
     * @param text any characters
     * @param out where to
     */
    public static void escape(String text, StringBuilder out) {
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                continue;
            }
            out.append(text, written, i);
            written = i + 1;
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\r' -> out.append("&#13;");
                default -> {
                    if (isPair(text, i)) {
                        out.append(c).append(text.charAt(i + 1));
                        i++;
                        written = i + 1;
                    } else {
                        out.append(isAlone(c) ? c : REPLACEMENT);
                    }
                }
            }
        }
        out.append(text, written, text.length());
    }

    /** Most characters need no thought. */
    private static boolean isPlain(char c) {
        return c >= ' ' && c < '\uD800' && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    /** The characters of XML 1.0, section 2.2, that are one unit long. */
    private static boolean isAlone(char c) {
        return c == '\t' || c == '\n' || (c >= '\uE000' && c <= '\uFFFD');
    }
}
