package io.klartext.consent.servlet.internal.adapt;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The charsets in which markup can be found byte by byte: those of the WHATWG encoding standard in which a byte below 0x40
 * is always the ASCII character, wherever it stands.
 */
public final class PageCharset {

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Set<String> KNOWN = Set.of(
            "utf-8",
            "ibm866",
            "koi8-r",
            "koi8-u",
            "x-macroman",
            "x-maccyrillic",
            "tis-620",
            "x-windows-874",
            "gbk",
            "gb2312",
            "gb18030",
            "big5",
            "big5-hkscs",
            "euc-jp",
            "shift_jis",
            "windows-31j",
            "euc-kr",
            "x-windows-949");

    private PageCharset() {}

    /**
     * The charset of a page.
     *
     * @param label as in the {@code Content-Type} header
     * @return as a browser understands the label; empty if markup in it cannot be found byte by byte
     */
    public static Optional<Charset> of(String label) {
        try {
            Charset charset = Charset.forName(label.strip());
            String name = charset.name().toLowerCase(Locale.ROOT);
            // Browsers read both as windows-1252.
            if (charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII)) {
                return Optional.of(WINDOWS_1252);
            }
            boolean known = KNOWN.contains(name) || name.startsWith("iso-8859-") || name.startsWith("windows-125");
            return known ? Optional.of(charset) : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
