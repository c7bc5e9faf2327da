package io.klartext.consent.servlet.internal.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The stylesheet of all pages. Its address carries a hash of its content, so that browsers may keep it for a year. */
public final class Stylesheet {

    private static final byte[] CONTENT = load();

    /** A hash of the content. */
    public static final String HASH = hash();

    private Stylesheet() {}

    /**
     * The content.
     *
     * @return CSS in UTF-8
     */
    public static byte[] content() {
        return CONTENT.clone();
    }

    private static byte[] load() {
        try (InputStream in = Stylesheet.class.getResourceAsStream("style.css")) {
            if (in == null) {
                throw new IllegalStateException("The jar is incomplete: style.css is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(CONTENT);
            return HexFormat.of().formatHex(hash).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
