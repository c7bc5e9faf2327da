package io.klartext.examples.shop;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import org.apache.tomcat.Jar;
import org.apache.tomcat.JarScanFilter;
import org.apache.tomcat.JarScanType;
import org.apache.tomcat.JarScanner;
import org.apache.tomcat.JarScannerCallback;
import org.apache.tomcat.util.scan.JarFactory;
import org.jspecify.annotations.Nullable;

/**
 * Looks for tag libraries in the one jar that has those the shop uses. Scanning the whole class path takes longer than
 * everything else at start-up, and misses jars that are on it by a manifest.
 */
final class OnlyJstl implements JarScanner {

    private @Nullable JarScanFilter filter;

    @Override
    public void scan(JarScanType scanType, ServletContext context, JarScannerCallback callback) {
        try (Jar jar = JarFactory.newInstance(jarOf("META-INF/c.tld"))) {
            callback.scan(jar, null, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL jarOf(String entry) throws IOException {
        URL inside = Objects.requireNonNull(OnlyJstl.class.getClassLoader().getResource(entry), entry);
        String url = inside.toString();
        return new URL(url.substring(0, url.length() - entry.length()));
    }

    @Override
    public @Nullable JarScanFilter getJarScanFilter() {
        return filter;
    }

    @Override
    public void setJarScanFilter(JarScanFilter jarScanFilter) {
        filter = jarScanFilter;
    }
}
