package io.klartext.consent.servlet.internal.html;

/**
 * A text. Whatever it says, a browser shows it as text.
 *
 * @param value any characters
 */
public record Text(String value) implements Node {

    @Override
    public void write(StringBuilder out) {
        escape(value, out);
    }

    static void escape(String value, StringBuilder out) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(isShown(c) ? c : '\uFFFD');
            }
        }
    }

    private static boolean isShown(char c) {
        return (c >= 0x20 && c != 0x7f) || c == 0x0a || c == 0x09;
    }
}
