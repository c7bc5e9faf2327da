package io.klartext.examples.shop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where and when a shop runs.
 *
 * @param port to listen on; 0 takes any free one
 * @param data the folder of its database, made if missing
 * @param webapp the folder of its pages and styles
 * @param clock tells the day
 */
public record ShopConfig(int port, Path data, Path webapp, Clock clock) {

    private static final String PAGES = "src/main/webapp";

    /** Rejects a port that does not exist and a folder without pages. */
    public ShopConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + port);
        }
        if (!Files.isDirectory(webapp.resolve("WEB-INF/jsp"))) {
            throw new IllegalArgumentException("There are no pages in " + webapp.toAbsolutePath()
                    + "; start in the project's folder or give -Dshop.webapp=<folder>");
        }
    }

    /** A shop with the pages of this module, found from the property {@code shop.webapp} or the working folder. */
    public static ShopConfig of(int port, Path data) {
        return new ShopConfig(port, data, defaultWebapp(), Clock.system(ZoneId.of("Europe/Berlin")));
    }

    /** The same shop at another time. */
    public ShopConfig at(Clock other) {
        return new ShopConfig(port, data, webapp, other);
    }

    private static Path defaultWebapp() {
        @Nullable String given = System.getProperty("shop.webapp");
        if (given != null) {
            return Path.of(given);
        }
        Path here = Path.of(PAGES);
        return Files.isDirectory(here) ? here : Path.of("consent-examples").resolve(PAGES);
    }
}
