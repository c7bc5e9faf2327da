package io.klartext.consent.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
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
    private static final String FIRST_RECEIPT = "first receipt";
    private static final List<String> OURS = List.of(FIRST_WHY, "/consent/choices", "/consent/known", FIRST_RECEIPT);
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
            assertThat(findings(anna, List.of("/", "/product/oil-01", "/account", "/invite"), width))
                    .isEmpty();
            assertThat(findings(anna, OURS, width)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 320})
    void axe_finds_nothing_in_the_dark(int width, Browser browser, RunningShop shop) {
        try (Visitor anna = come(browser, shop, width, ColorScheme.DARK)) {
            anna.logIn("anna");
            assertThat(findings(anna, OURS, width)).isEmpty();
        }
    }

    @Test
    void pages_written_from_right_to_left_fit_as_well(Browser browser, RunningShop shop) {
        try (Visitor anna = come(browser, shop, 320, ColorScheme.LIGHT)) {
            anna.logIn("anna");
            for (String path : OURS) {
                open(anna, path);
                anna.page().evaluate("() => { document.documentElement.dir = 'rtl'; }");
                assertThat(sideways(anna, path, 320)).isEmpty();
                assertThat(anna.page().evaluate("() => getComputedStyle(document.querySelector('main h1')).textAlign"))
                        .as(path)
                        .isIn("start", "right", "center");
            }
        }
    }

    /** Whoever has chosen colours for the whole system, or that nothing shall move, gets it so (WCAG 2.2, 1.4.11 and 2.3.3). */
    @Test
    void forced_colours_leave_every_button_an_edge_and_nothing_moves_where_it_shall_not(
            Browser browser, RunningShop shop) {
        try (Visitor anna = Visitor.come(
                browser,
                shop,
                Words.ENGLISH,
                options -> options.setForcedColors(ForcedColors.ACTIVE).setReducedMotion(ReducedMotion.REDUCE))) {
            anna.logIn("anna");
            for (String path : OURS) {
                open(anna, path);
                assertThat(anna.page()
                                .evaluate("() => matchMedia('(forced-colors: active)').matches"
                                        + " && matchMedia('(prefers-reduced-motion: reduce)').matches"))
                        .isEqualTo(true);
                assertThat(anna.page().evaluate("""
                        () => [...document.querySelectorAll('button')]
                            .map(one => [one, getComputedStyle(one)])
                            .filter(([one, style]) => parseFloat(style.borderTopWidth) < 1
                                || style.borderTopColor === getComputedStyle(document.body).backgroundColor)
                            .map(([one]) => one.outerHTML)""")).as(path).isEqualTo(List.of());
                assertThat(anna.page().evaluate("""
                        () => [...document.querySelectorAll('*')]
                            .map(one => getComputedStyle(one))
                            .filter(style => style.animationName !== 'none' || style.transitionDuration !== '0s').length""")).as(path).isEqualTo(0);
            }
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
            open(visitor, path);
            inspect(visitor, path, width, found);
        }
        return found;
    }

    private static void open(Visitor visitor, String path) {
        switch (path) {
            case FIRST_WHY -> {
                visitor.open("/");
                visitor.askWhy();
            }
            case FIRST_RECEIPT -> {
                visitor.open("/consent/choices");
                visitor.press(
                        visitor.page().locator("a[href*='/consent/receipt']").first());
            }
            default -> visitor.open(path);
        }
    }

    static void inspect(Visitor visitor, String path, int width, List<String> found) {
        for (Rule rule : Axe.violations(visitor.page())) {
            rule.getNodes().forEach(node -> found.add(path + ": " + rule.getId() + " " + node.getTarget()));
        }
        found.addAll(sideways(visitor, path, width));
    }

    private static List<String> sideways(Visitor visitor, String path, int width) {
        Object needed = visitor.page().evaluate("() => document.scrollingElement.scrollWidth");
        return needed instanceof Number pixels && pixels.intValue() > width
                ? List.of(path + ": scrolls sideways, " + pixels + " in " + width)
                : List.of();
    }
}
