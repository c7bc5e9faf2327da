package io.klartext.consent.servlet.internal.html;

import org.jspecify.annotations.Nullable;

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
        int written = 0;
        for (int i = 0; i < value.length(); i++) {
            String instead = instead(value.charAt(i));
            if (instead != null) {
                out.append(value, written, i).append(instead);
                written = i + 1;
            }
        }
        out.append(value, written, value.length());
    }

    private static @Nullable String instead(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> isShown(c) ? null : "\uFFFD";
        };
    }

    private static boolean isShown(char c) {
        return (c >= 0x20 && c != 0x7f) || c == 0x0a || c == 0x09;
    }
}
