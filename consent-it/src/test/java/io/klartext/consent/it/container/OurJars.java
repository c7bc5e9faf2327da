package io.klartext.consent.it.container;

import io.klartext.consent.it.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What a shop puts into its {@code WEB-INF/lib}: the library, and what it needs; the containers must not lend it theirs. */
public final class OurJars {

    private static final List<String> OURS = List.of("consent-core", "consent-servlet");
    private static final List<String> OTHERS =
            List.of("caffeine", "HdrHistogram", "jackson-", "jspecify", "LatencyUtils", "micrometer-", "slf4j-");

    private OurJars() {}

    /** Puts them into a folder. */
    public static void into(Path lib) throws IOException {
        Path root = Given.root();
        for (Path entry : Given.classPath()) {
            String name = String.valueOf(entry.getFileName());
            if (Files.isDirectory(entry)) {
                // a module of the same build, not packaged yet
                for (String module : OURS) {
                    if (entry.toAbsolutePath().normalize().startsWith(root.resolve(module))) {
                        pack(entry, lib.resolve(module + ".jar"));
                    }
                }
            } else if (Stream.concat(OURS.stream(), OTHERS.stream()).anyMatch(name::startsWith)) {
                Files.copy(entry, lib.resolve(name));
            }
        }
    }

    /** Makes an archive of a folder. */
    public static void pack(Path folder, Path jar) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
