package io.klartext.consent.it.container;

import io.klartext.consent.it.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The web application that provokes the traps, as a folder that any container takes. */
final class WebApplication {

    /** What the library needs beside itself; the containers must not lend it theirs. */
    private static final List<String> JARS = List.of(
            "consent-core",
            "consent-servlet",
            "caffeine",
            "HdrHistogram",
            "jackson-",
            "jspecify",
            "LatencyUtils",
            "micrometer-",
            "slf4j-");

    private static final String CLASSES = "io/klartext/consent/it/container/app";

    private WebApplication() {}

    /** Fills a folder. */
    static void fill(Path folder) throws IOException {
        copy(Given.traps(), folder);
        Path lib = Files.createDirectories(folder.resolve("WEB-INF/lib"));
        Path classes = Files.createDirectories(folder.resolve("WEB-INF/classes"));
        for (Path entry : Given.classPath()) {
            Path ours = entry.resolve(CLASSES);
            if (Files.isDirectory(ours)) {
                copy(ours, classes.resolve(CLASSES));
            } else if (Files.isDirectory(entry) && Files.isDirectory(entry.resolve("io/klartext/consent"))) {
                // a module of the same build, not packaged yet
                copy(entry, classes);
            } else if (JARS.stream().anyMatch(entry.getFileName().toString()::startsWith)) {
                Files.copy(entry, lib.resolve(entry.getFileName()));
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
