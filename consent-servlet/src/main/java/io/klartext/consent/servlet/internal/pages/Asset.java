package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.servlet.internal.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What our pages and the shop's load from us, the same for everybody. An address that carries the hash of the content may be
 * kept for a year; without it browsers ask whether it is still the same.
 */
public enum Asset {
    /** The stylesheet of our pages. */
    STYLE("/style.css", "style.css", "text/css"),
    /** The style of what is put into the shop's own pages. */
    SNIPPETS("/snippets.css", "snippets.css", "text/css"),
    /** What the JSON API takes and answers, in OpenAPI 3.1. */
    OPENAPI("/api/openapi.json", "/io/klartext/consent/servlet/internal/api/openapi.json", "application/json"),
    /** The choices of this browser's person for front ends, without a face. */
    CLIENT("/client.js", "/io/klartext/consent/servlet/internal/component/client.js", "text/javascript"),
    /** The elements around links. */
    COMPONENT("/component.js", "/io/klartext/consent/servlet/internal/component/component.js", "text/javascript");

    private final String path;
    private final String type;
    private final String content;
    private final String hash;

    Asset(String path, String resource, String type) {
        this.path = path;
        this.type = type + ";charset=UTF-8";
        this.content = load(resource);
        this.hash = HexFormat.of().formatHex(Sha256.of(content)).substring(0, 12);
    }

    /**
     * Where it lies.
     *
     * @return a path below that of our pages
     */
    public String path() {
        return path;
    }

    /**
     * A hash of the content.
     *
     * @return twelve hexadecimal digits
     */
    public String hash() {
        return hash;
    }

    String type() {
        return type;
    }

    byte[] content() {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    private static String load(String resource) {
        try (InputStream in = Asset.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The jar is incomplete: " + resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
