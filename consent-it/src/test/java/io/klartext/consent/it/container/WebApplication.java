package io.klartext.consent.it.container;

import io.klartext.consent.it.Given;
import io.klartext.consent.it.adapted.app.AdaptedApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A web application of the tests as a folder that any container takes: its pages, its classes, and the library. */
final class WebApplication {

    private static final String TRAPS = "io/klartext/consent/it/container/app";
    private static final String ADAPTED = "io/klartext/consent/it/adapted/app";

    private static final String ADAPTED_WEB_XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
              <absolute-ordering/>
              <listener><listener-class>%s</listener-class></listener>
              <error-page><error-code>500</error-code><location>/error-page</location></error-page>
              <error-page><exception-type>java.lang.IllegalStateException</exception-type><location>/error-page</location></error-page>
            </web-app>
            """.formatted(AdaptedApplication.class.getName());

    private WebApplication() {}

    /** Fills the folder of the root with the application of the traps, and one beside it with the adapted shop. */
    static void fillAll(Path root) throws IOException {
        fillWithTraps(root);
        fillWithTheAdaptedShop(root.resolveSibling("shop"));
    }

    /** Fills a folder with the application that provokes the traps. */
    static void fillWithTraps(Path folder) throws IOException {
        copy(Given.traps(), folder);
        fill(folder, TRAPS);
    }

    /** Fills a folder with the shop that knows nothing of consent, and its rules. */
    static void fillWithTheAdaptedShop(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("WEB-INF"));
        Files.writeString(folder.resolve("WEB-INF/web.xml"), ADAPTED_WEB_XML);
        fill(folder, ADAPTED);
    }

    private static void fill(Path folder, String own) throws IOException {
        Path lib = Files.createDirectories(folder.resolve("WEB-INF/lib"));
        Path classes = Files.createDirectories(folder.resolve("WEB-INF/classes"));
        OurJars.into(lib);
        for (Path entry : Given.classPath()) {
            Path ours = entry.resolve(own);
            if (Files.isDirectory(ours)) {
                copy(ours, classes.resolve(own));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!Files.exists(target)) {
                    Files.copy(file, target);
                }
            }
        }
    }
}
