package io.klartext.consent.it.adapted;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.klartext.consent.it.Axe;
import io.klartext.consent.it.Stage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is put into a shop's page, as people meet it: with and without scripts, mouse, eyes and room. */
@ExtendWith(Stage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AdaptedPageTest {

    private static final int MOST_TABS = 40;
    private static final String STRICT = "/page?policy=default-src 'none'; script-src 'self'; style-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'";

    /** Whether it can be seen where the keyboard is. */
    private static final String SEEN = """
            () => document.activeElement.matches(':focus-visible')
                && getComputedStyle(document.activeElement).outlineStyle !== 'none'
                && parseFloat(getComputedStyle(document.activeElement).outlineWidth) > 0""";

    private final AdaptedShop shop = AdaptedShop.open();

    @AfterAll
    void close() {
        shop.close();
    }

    private String at(String path) {
        return shop.uri() + path.substring(1).replace(" ", "%20");
    }

    private static List<String> complaintsOf(Page page) {
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return complaints;
    }

    /** 320 pixels are a small phone, and the usual window at 400 %. */
    @ParameterizedTest
    @CsvSource({"1280, LIGHT, ltr", "320, LIGHT, ltr", "1280, DARK, ltr", "320, DARK, rtl"})
    @Tag("EDPB-03-2022")
    void the_notice_and_the_explanation_are_for_everybody(
            int width, ColorScheme colours, String direction, Browser browser) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale("en")
                .setViewportSize(width, 800)
                .setColorScheme(colours))) {
            Page page = context.newPage();
            List<String> complaints = complaintsOf(page);
            page.navigate(at(STRICT));
            turn(page, direction);
            assertUsable(page, width);
            assertEqualButtons(page);

            page.locator(".klartext-notice button[value='granted:*']").click();
            page.waitForURL("**/consent/choices?done=**");
            page.navigate(at(STRICT));
            turn(page, direction);
            assertThat(page.locator(".klartext-notice").count()).isZero();
            page.locator("consent-why a").first().click();
            page.locator("consent-why [part=panel] h2, consent-why [part=panel] h3")
                    .first()
                    .waitFor();
            assertUsable(page, width);
            assertThat(complaints).isEmpty();
        }
    }

    private static void turn(Page page, String direction) {
        page.evaluate("direction => { document.documentElement.dir = direction; }", direction);
        // What a browser gives a page without a background, said so that contrast can be measured against it.
        page.evaluate("() => { document.body.bgColor ="
                + " matchMedia('(prefers-color-scheme: dark)').matches ? '#121212' : '#ffffff'; }");
    }

    private static void assertUsable(Page page, int width) {
        assertThat(Axe.violations(page))
                .flatExtracting(Rule::getNodes)
                .extracting(node -> node.getHtml() + ": " + node.getFailureSummary())
                .isEmpty();
        assertThat(page.evaluate("() => document.scrollingElement.scrollWidth")).isEqualTo(width);
    }

    /** Words of very different length, as some languages and some shops' own policies have them. */
    @ParameterizedTest
    @CsvSource({"1280", "600", "320"})
    @Tag("EDPB-03-2022")
    void the_no_is_as_large_as_the_yes_whatever_they_say(int width, Browser browser) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 800))) {
            Page page = context.newPage();
            page.navigate(at(STRICT));
            for (String[] words : new String[][] {
                {"Mindet engedélyezem", "Mindet elutasítom"},
                {"OK", "Allow nothing of this"},
                {"I allow all of this, for as long as the law lets a shop keep such a permission", "No"}
            }) {
                page.evaluate(
                        "words => document.querySelectorAll('.klartext-notice button').forEach("
                                + "(button, at) => { button.textContent = words[at]; })",
                        words);
                assertEqualButtons(page);
            }
        }
    }

    /** The no stands beside the yes, or below it where there is no room, and is as large. */
    private static void assertEqualButtons(Page page) {
        Object different = page.evaluate("""
                () => {
                  const [yes, no] = [...document.querySelectorAll('.klartext-notice button')]
                      .map(one => [one.getBoundingClientRect(), getComputedStyle(one)]);
                  return ['backgroundColor', 'color', 'fontSize', 'fontWeight', 'borderTopWidth']
                      .filter(name => yes[1][name] !== no[1][name])
                      .concat(['height', 'width'].filter(name => Math.abs(yes[0][name] - no[0][name]) > 1))
                      .concat(yes[0].top === no[0].top || yes[0].left === no[0].left ? [] : ['place']);
                }""");
        assertThat(different).isEqualTo(List.of());
    }

    @Test
    @Tag("GDPR-7.3")
    void without_scripts_the_notice_is_answered_a_link_is_followed_and_a_yes_taken_back_by_one_press(Browser browser) {
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("en").setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(at("/page"));
            page.locator(".klartext-notice button[value='granted:*']").click();
            page.waitForURL("**/consent/choices?done=**");
            page.locator("a.back").click();
            page.waitForURL(at("/page"));
            page.locator("consent-why a").first().click();
            page.waitForURL("**/consent/why?**");
            assertThat(page.locator("main").innerText()).contains("What you bought");

            page.navigate(at("/page"));
            page.locator(".klartext-allowed button").click();
            page.waitForURL("**/consent/choices?done=**");
            page.locator("a.back").click();
            page.waitForURL(at("/page"));
            assertThat(page.locator("body").innerText()).doesNotContain("Oil", "Buy oil");
        }
    }

    @Test
    @Tag("EDPB-05-2020")
    void somebody_without_a_mouse_says_no_in_the_notice(Browser browser) {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate(at("/page"));
            for (int tabs = 0; tabs < MOST_TABS; tabs++) {
                page.keyboard().press("Tab");
                assertThat(page.evaluate(SEEN)).isEqualTo(true);
                if (Boolean.TRUE.equals(page.evaluate("() => document.activeElement.value === 'refused:*'"))) {
                    page.keyboard().press("Enter");
                    page.waitForURL("**/consent/choices?done=**");
                    page.navigate(at("/page"));
                    assertThat(page.locator(".klartext-notice").count()).isZero();
                    assertThat(page.locator("body").innerText())
                            .contains("neutral")
                            .doesNotContain("Oil");
                    return;
                }
            }
            throw new AssertionError("Tab never reaches the no");
        }
    }
}
