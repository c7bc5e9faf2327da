package io.klartext.consent.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/** The fixed texts that are packed with the library, in UTF-8. */
public final class Utf8Texts {

    private Utf8Texts() {}

    /**
     * Reads texts.
     *
     * @param neighbour a class of the package that they lie in
     * @param name the resource
     * @return the texts by key
     */
    public static ResourceBundle load(Class<?> neighbour, String name) {
        try (InputStream in = neighbour.getResourceAsStream(name)) {
            return new PropertyResourceBundle(new InputStreamReader(
                    Objects.requireNonNull(in, () -> "The jar is incomplete: " + name), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
