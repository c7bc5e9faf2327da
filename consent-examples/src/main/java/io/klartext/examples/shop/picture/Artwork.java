package io.klartext.examples.shop.picture;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The drawn parts, {@code /shop/pictures/<folder>/<name>.svg}: fragments of SVG with gaps in braces. */
final class Artwork {

    private static final Map<String, String> READ = new ConcurrentHashMap<>();

    private Artwork() {}

    static String of(String folder, String name) {
        return READ.computeIfAbsent("/shop/pictures/" + folder + "/" + name + ".svg", Artwork::read);
    }

    private static String read(String path) {
        try (InputStream in = Artwork.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException("No drawing at " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
