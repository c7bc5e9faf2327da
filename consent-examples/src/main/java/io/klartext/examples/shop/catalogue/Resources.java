package io.klartext.examples.shop.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads the JSON files that ship with the shop. */
public final class Resources {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Resources() {}

    /** Reads {@code /shop/name}; a file that is missing or wrong is a mistake in the shop and stops it. */
    public static <T> T read(String name, TypeReference<T> type) {
        try (InputStream in = Resources.class.getResourceAsStream("/shop/" + name)) {
            if (in == null) {
                throw new FileNotFoundException("/shop/" + name + " is not on the class path");
            }
            return JSON.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
