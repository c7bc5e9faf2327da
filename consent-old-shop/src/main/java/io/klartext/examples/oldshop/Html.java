package io.klartext.examples.oldshop;

import org.jspecify.annotations.Nullable;

/** Text as it stands in a page. */
public final class Html {

    private Html() {}

    /** Escapes what would be markup; nothing becomes nothing. */
    public static String escape(@Nullable String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
    }
}
