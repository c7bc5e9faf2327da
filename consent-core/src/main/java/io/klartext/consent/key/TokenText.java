package io.klartext.consent.key;

import java.util.Base64;
import java.util.Optional;

/** Bytes as text in cookies, forms and links: base64url without padding, and only the one spelling of it. */
public final class TokenText {

    private TokenText() {}

    /**
     * Bytes as text.
     *
     * @param bytes any bytes
     * @return base64url
     */
    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Text as bytes. The decoder of Java ignores surplus bits at the end, so that several texts mean the same bytes; only
     * the one that {@link #encode} writes is accepted.
     *
     * @param text what came back
     * @return the bytes, or empty if it was never written by {@link #encode}
     */
    public static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
