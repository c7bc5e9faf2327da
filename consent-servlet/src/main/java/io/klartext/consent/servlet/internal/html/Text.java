package io.klartext.consent.servlet.internal.html;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text. Whatever it says, a browser shows it as text.
 *
 * @param value any characters
 */
public record Text(String value) implements Node {

    private static final String NOT_SHOWN = "\uFFFD";

    /** What stands for a character of ASCII, if it is not the character itself. */
    private static final @Nullable String[] INSTEAD = instead();

    @Override
    public void write(StringBuilder out) {
        escape(value, out);
    }

    static void escape(String value, StringBuilder out) {
        int written = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            String instead = c < INSTEAD.length ? INSTEAD[c] : null;
            if (instead != null) {
                out.append(value, written, i).append(instead);
                written = i + 1;
            }
        }
        out.append(value, written, value.length());
    }

    private static @Nullable String[] instead() {
        @Nullable String[] instead = new String[0x80];
        Arrays.fill(instead, 0, 0x20, NOT_SHOWN);
        instead['\t'] = null;
        instead['\n'] = null;
        instead[0x7f] = NOT_SHOWN;
        instead['&'] = "&amp;";
        instead['<'] = "&lt;";
        instead['>'] = "&gt;";
        instead['"'] = "&quot;";
        instead['\''] = "&#39;";
        return instead;
    }
}
