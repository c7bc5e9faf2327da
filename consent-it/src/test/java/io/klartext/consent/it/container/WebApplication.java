package io.klartext.consent.it.container;

import io.klartext.consent.it.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The web application that provokes the traps, as a folder that any container takes. */
final class WebApplication {

    private static final String CLASSES = "io/klartext/consent/it/container/app";

    private WebApplication() {}

    /** Fills a folder. */
    static void fill(Path folder) throws IOException {
        copy(Given.traps(), folder);
        Path lib = Files.createDirectories(folder.resolve("WEB-INF/lib"));
        Path classes = Files.createDirectories(folder.resolve("WEB-INF/classes"));
        OurJars.into(lib);
        for (Path entry : Given.classPath()) {
            Path ours = entry.resolve(CLASSES);
            if (Files.isDirectory(ours)) {
                copy(ours, classes.resolve(CLASSES));
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
