package io.klartext.consent.servlet.internal.adapt;

import java.nio.charset.StandardCharsets;

/** Markup that is put into pages. */
public final class AsciiMarkup {

    private AsciiMarkup() {}

    /**
     * As ASCII, with numeric references: it fits every charset in which markup can be found.
     *
     * @param markup HTML
     * @return the same in bytes
     */
    public static byte[] bytes(String markup) {
        for (int i = 0; i < markup.length(); i++) {
            if (markup.charAt(i) >= 0x80) {
                return referenced(markup).getBytes(StandardCharsets.US_ASCII);
            }
        }
        return markup.getBytes(StandardCharsets.US_ASCII);
    }

    private static String referenced(String markup) {
        StringBuilder out = new StringBuilder();
        markup.codePoints().forEach(c -> {
            if (c < 0x80) {
                out.append((char) c);
            } else {
                out.append("&#").append(c).append(';');
            }
        });
        return out.toString();
    }
}
