package io.klartext.consent.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.klartext.consent.it.war.AdaptedOldShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the things that are slow to start: one browser, one shop that is never closed in between, and the old shop. A
 * test that uses them takes a context of the browser and an account of the shop for itself.
 */
public final class Stage implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(Stage.class);
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Browser.class || type == RunningShop.class || type == AdaptedOldShop.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
        Class<?> type = parameter.getParameter().getType();
        if (type == AdaptedOldShop.class) {
            return store.getOrComputeIfAbsent("old shop", key -> AdaptedOldShop.start(), AdaptedOldShop.class);
        }
        return type == Browser.class
                ? store.getOrComputeIfAbsent("browser", key -> new OpenBrowser(), OpenBrowser.class).browser
                : store.getOrComputeIfAbsent("shop", key -> new OpenShop(), OpenShop.class).shop;
    }

    private static final class OpenBrowser implements AutoCloseable {

        private final Playwright playwright;
        private final Browser browser;

        OpenBrowser() {
            Path program = Given.browser();
            playwright = Playwright.create();
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program)
                            .setArgs(FLAGS));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }

    private static final class OpenShop implements AutoCloseable {

        private final Path data = temporary();
        private final RunningShop shop = RunningShop.on(data);

        private static Path temporary() {
            try {
                return Files.createTempDirectory("klartext-shop");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            shop.close();
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
