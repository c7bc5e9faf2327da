package io.klartext.consent.it.war;

import io.klartext.consent.it.Given;
import io.klartext.consent.it.container.OurJars;
import io.klartext.consent.it.war.app.AdaptedShop;
import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A shop, and by what it is adapted.
 *
 * @param war its archive
 * @param rules the page rules; what lies in {@code META-INF/resources} beside them is served too, for fragments
 * @param policy the policy that decides
 */
record Shop(Path war, Path rules, Path policy) {

    private static final String ADDED = "consent-old-shop-adapted/src/main/resources/";

    /** Our own. */
    static Shop old() {
        return new Shop(
                Given.oldShop("consent-old-shop/target/old-shop.war"),
                Given.oldShop(ADDED + "consent-rules.json"),
                Given.oldShop(ADDED + "shop-policy.json"));
    }

    /** The one that whoever runs the tests names, by {@code -Dshop.war} and its fellows; our own where they do not. */
    static Shop given() {
        Shop old = old();
        return new Shop(
                Given.named("shop.war").orElse(old.war()),
                Given.named("shop.rules").orElse(old.rules()),
                Given.named("shop.policy").orElse(old.policy()));
    }

    /** Unpacks the war as it is. */
    void fill(Path folder) throws IOException {
        unpack(war, folder);
    }

    /** Unpacks the war, and adds the library and one jar that registers the filter. */
    void fillAdapted(Path folder) throws IOException {
        unpack(war, folder);
        Path lib = Files.createDirectories(folder.resolve("WEB-INF/lib"));
        OurJars.into(lib);
        Path jar = Files.createDirectories(folder.resolveSibling("../added").normalize());
        String name = AdaptedShop.class.getName();
        Path type = jar.resolve(name.replace('.', '/') + ".class");
        Files.createDirectories(type.getParent());
        try (InputStream in = AdaptedShop.class.getResourceAsStream("AdaptedShop.class")) {
            Files.copy(Objects.requireNonNull(in), type);
        }
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(ServletContainerInitializer.class.getName()), name);
        Files.copy(rules, jar.resolve("consent-rules.json"));
        Files.copy(policy, jar.resolve("shop-policy.json"));
        copy(rules.resolveSibling("META-INF/resources"), jar.resolve("META-INF/resources"));
        OurJars.pack(jar, lib.resolve("consent-of-this-shop.jar"));
    }

    /** Unpacks an archive into a folder. */
    static void unpack(Path war, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(war))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("The archive names a file outside of itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(in, target);
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
