package io.klartext.consent.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import io.klartext.consent.it.Axe;
import io.klartext.consent.it.RunningShop;
import io.klartext.consent.it.Stage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page can be used by everybody: axe finds nothing, and a narrow window shows it without scrolling sideways. */
@ExtendWith(Stage.class)
class AccessibilityTest {

    private static final String FIRST_WHY = "first why";
    private static final List<String> PAGES = List.of(
            "/",
            "/category/oil",
            "/product/oil-01",
            "/cart",
            "/login",
            "/stores?postcode=20095",
            "/invite",
            "/newsletter?answer=refused",
            "/imprint",
            "/no-such-page",
            "/consent/choices?return=/");

    @ParameterizedTest
    @ValueSource(ints = {1280, 320})
    void axe_finds_nothing_on_a_visitors_pages(int width, Browser browser, RunningShop shop) {
        try (Visitor visitor = come(browser, shop, width, ColorScheme.LIGHT)) {
            visitor.open("/product/oil-01");
            visitor.press(visitor.page().locator(".product-text form button"));
            assertThat(findings(visitor, PAGES, width)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 320})
    void axe_finds_nothing_on_annas_pages(int width, Browser browser, RunningShop shop) {
        try (Visitor anna = come(browser, shop, width, ColorScheme.LIGHT)) {
            anna.logIn("anna");
            List<String> hers = List.of("/", "/product/oil-01", "/account", "/invite", FIRST_WHY, "/consent/choices");
            assertThat(findings(anna, hers, width)).isEmpty();
        }
    }

    @Test
    void axe_finds_nothing_in_the_dark(Browser browser, RunningShop shop) {
        try (Visitor anna = come(browser, shop, 1280, ColorScheme.DARK)) {
            anna.logIn("anna");
            assertThat(findings(anna, List.of("/", FIRST_WHY, "/consent/choices"), 1280))
                    .isEmpty();
        }
    }

    @Test
    void axe_would_find_something_if_there_were_something(Browser browser, RunningShop shop) {
        try (Visitor visitor = come(browser, shop, 320, ColorScheme.LIGHT)) {
            visitor.open("/");
            visitor.page().evaluate("""
                    () => {
                      const wide = document.createElement("p");
                      wide.style.width = "900px";
                      wide.textContent = "wider than the window";
                      document.body.append(document.createElement("img"), wide);
                    }""");
            List<String> found = new ArrayList<>();
            inspect(visitor, "a broken page", 320, found);
            assertThat(found).anyMatch(finding -> finding.contains("image-alt"));
            assertThat(found).anyMatch(finding -> finding.contains("sideways"));
        }
    }

    private static Visitor come(Browser browser, RunningShop shop, int width, ColorScheme colours) {
        return Visitor.come(
                browser,
                shop,
                Words.ENGLISH,
                options -> options.setViewportSize(width, 900).setColorScheme(colours));
    }

    private static List<String> findings(Visitor visitor, List<String> pages, int width) {
        List<String> found = new ArrayList<>();
        for (String path : pages) {
            if (path.equals(FIRST_WHY)) {
                visitor.open("/");
                visitor.askWhy();
            } else {
                visitor.open(path);
            }
            inspect(visitor, path, width, found);
        }
        return found;
    }

    static void inspect(Visitor visitor, String path, int width, List<String> found) {
        for (Rule rule : Axe.violations(visitor.page())) {
            rule.getNodes().forEach(node -> found.add(path + ": " + rule.getId() + " " + node.getTarget()));
        }
        Object needed = visitor.page().evaluate("() => document.scrollingElement.scrollWidth");
        if (needed instanceof Number pixels && pixels.intValue() > width) {
            found.add(path + ": scrolls sideways, " + pixels + " in " + width);
        }
    }
}
