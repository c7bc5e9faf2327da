package io.klartext.consent.it;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the build tells the tests. What is missing is a failure that says how to mend it, never a skipped test. */
public final class Given {

    private Given() {}

    /** The program of the browser. */
    public static Path browser() {
        String given = System.getProperty("browser", "");
        if (given.isBlank() || !Files.isExecutable(Path.of(given))) {
            throw new IllegalStateException("These tests need a Chromium, and -Dbrowser names none (\"" + given
                    + "\"). Mend: run ./check, which installs one, or add -Dbrowser=$(command -v chromium)");
        }
        return Path.of(given);
    }

    /** The program of the caching proxy. */
    public static Path nginx() {
        String given = System.getProperty("nginx", "");
        if (given.isBlank() || !Files.isExecutable(Path.of(given))) {
            throw new IllegalStateException("These tests need an nginx, and -Dnginx names none (\"" + given
                    + "\"). Mend: run ./check, which installs one, or add -Dnginx=/usr/sbin/nginx");
        }
        return Path.of(given);
    }

    /** The root of the repository. */
    public static Path root() {
        return Path.of(required("root")).toAbsolutePath().normalize();
    }

    /** The folder with the shop's pages. */
    public static Path webapp() {
        return Path.of(required("shop.webapp")).toAbsolutePath().normalize();
    }

    /** The folder into which the build has unpacked the containers. */
    private static Path containers() {
        return Path.of(required("containers")).toAbsolutePath().normalize();
    }

    /** Where containers are started, each in a folder of its own; another process of the tests has another one. */
    public static Path containersRun() {
        return Path.of(required("containers.run")).toAbsolutePath().normalize();
    }

    /** The folder of one container's distribution: {@code jetty}, {@code tomcat10}, {@code tomcat11}. */
    public static Path container(String name) {
        Path home = containers().resolve(required("containers." + name));
        if (!Files.isDirectory(home)) {
            throw new IllegalStateException(
                    "There is no " + home + ". Mend: ./mvnw -f consent-it/pom.xml process-test-resources");
        }
        return home;
    }

    /** A file that whoever runs the tests may name: {@code -Dshop.war}, {@code -Dshop.rules}, {@code -Dshop.policy}. */
    public static Optional<Path> named(String property) {
        String given = System.getProperty(property, "");
        return given.isBlank()
                ? Optional.empty()
                : Optional.of(present(root().resolve(given), "name an existing file with -D" + property));
    }

    /** A file of the old shop, or of the old shop adapted, by its path in the repository. */
    public static Path oldShop(String path) {
        return present(
                root().resolve(path), "./mvnw -pl consent-old-shop,consent-old-shop-adapted -am install -DskipTests");
    }

    private static Path present(Path file, String mend) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("There is no " + file + ". Mend: " + mend);
        }
        return file;
    }

    /** The pages of the web application that provokes the traps. */
    public static Path traps() {
        return Path.of(required("traps.webapp")).toAbsolutePath().normalize();
    }

    /** The command line as one runnable jar. */
    public static Path cliJar() {
        Path jar = Path.of(required("cli.jar")).toAbsolutePath().normalize();
        if (!Files.exists(jar)) {
            throw new IllegalStateException("There is no " + jar + ". Mend: ./mvnw -f consent-cli/pom.xml package");
        }
        return jar;
    }

    /** The class path that these tests run with. */
    public static List<Path> classPath() {
        String path = System.getProperty("surefire.test.class.path", required("java.class.path"));
        return List.of(path.split(File.pathSeparator)).stream().map(Path::of).toList();
    }

    private static String required(String property) {
        @Nullable String value = System.getProperty(property);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("The property " + property + " is missing. Mend: run the tests with Maven,"
                    + " whose pom.xml sets it, or add -D" + property + "=...");
        }
        return value;
    }
}
