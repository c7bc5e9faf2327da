package io.klartext.consent.servlet.internal.adapt.response;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a response's {@code Content-Type} means to a browser. */
public final class PageType {

    private static final Pattern TYPE = Pattern.compile("[!#$%&'*+.^_`|~0-9a-z-]+/[!#$%&'*+.^_`|~0-9a-z-]+");
    private static final Set<String> UNKNOWN = Set.of("unknown/unknown", "application/unknown", "*/*");

    private PageType() {}

    /**
     * Whether a response says that it is HTML.
     *
     * @param contentType its header, with parameters; null if there is none
     * @return true for {@code text/html}
     */
    public static boolean isHtml(@Nullable String contentType) {
        return essence(contentType).equals("text/html");
    }

    /**
     * Whether browsers guess what a response is (MIME Sniffing, section 7): its type is missing, is none, or says that nobody
     * knows.
     *
     * @param contentType its header, with parameters; null if there is none
     * @return true if its first bytes tell more than the type
     */
    public static boolean isGuessed(@Nullable String contentType) {
        String essence = essence(contentType);
        return !TYPE.matcher(essence).matches() || UNKNOWN.contains(essence);
    }

    private static String essence(@Nullable String contentType) {
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
