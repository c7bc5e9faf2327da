package io.klartext.consent.it.adapted;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.klartext.consent.it.Stage;
import io.klartext.consent.it.adapted.app.AdaptedApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every line of {@code hostile-texts.txt} in every text that reaches a page. In a real browser no script runs, nothing is
 * complained about, and the page has exactly the elements and attributes that it has with harmless words.
 */
@ExtendWith(Stage.class)
@Tag("GDPR-32")
final class HostileTextTest {

    /** Texts of the policy that somebody reads. */
    private static final List<String> TEXTS = List.of(
            "Muster Feinkost GmbH",
            "Offers that suit you",
            "We choose offers by what you bought.",
            "Order of goods",
            "What you like comes first.",
            "We want you to find things fast.",
            "What you bought",
            "Mailer GmbH",
            "You can withdraw every permission at any time.");

    /** A shop for every few lines: each of its texts bears another one. */
    private static final int STEP = 6;

    private static final String HARMLESS = "words";
    private static final String SHAPE = """
            () => [...document.querySelectorAll('*')].map(one => one.localName + ' ' + one.getAttributeNames().join(' '))
                .join('\\n')""";

    /** The lines with which a page has another shape than with harmless words; nothing is asked for while it is parsed. */
    private static final String OTHERWISE_SHAPED = """
            async ([hostile, harmless, lines]) => {
              const shape = async (path, headers) => {
                const text = await (await fetch(path, {headers})).text();
                return [...new DOMParser().parseFromString(text, 'text/html').querySelectorAll('*')]
                    .map(one => one.localName + ' ' + one.getAttributeNames().join(' ')).join('\\n');
              };
              const expected = await shape(harmless, {});
              const other = [];
              for (const line of lines) {
                const said = /^[ -~]*$/.test(line) ? line.trim() : 'en';
                // an encoded slash in a path is answered by the container
                const text = hostile.includes('?') ? line : line.replaceAll('/', '');
                const path = hostile.replaceAll('%s', encodeURIComponent(text));
                if (await shape(path, {'Accept-Language': said, ADPC: said}) !== expected) {
                  other.push(line);
                }
              }
              return other;
            }""";

    private static final List<String> LINES = HostileTexts.LINES;

    /** The policy with a hostile line in each of its texts, another one in each. */
    private static String policy(int first) {
        String policy = AdaptedApplication.POLICY;
        for (int i = 0; i < TEXTS.size(); i++) {
            String text = first < 0 ? HARMLESS + i : LINES.get((first + 5 * i) % LINES.size());
            String json = new String(JsonStringEncoder.getInstance().quoteAsString(text));
            assertThat(policy).contains("\"" + TEXTS.get(i) + "\"");
            policy = policy.replace("\"" + TEXTS.get(i) + "\"", "\"" + json + "\"");
        }
        return policy;
    }

    @Test
    void whatever_a_policy_says_is_shown_as_text(Browser browser) {
        List<String> expected = new ArrayList<>();
        walk(browser, -1, expected);
        for (int line = 0; line < LINES.size(); line += STEP) {
            List<String> shapes = new ArrayList<>();
            List<String> complaints = walk(browser, line, shapes);
            assertThat(complaints).as(LINES.get(line)).isEmpty();
            assertThat(shapes).as(LINES.get(line)).isEqualTo(expected);
        }
    }

    /** Goes to every page that says something of the policy; adds the shape of each, and tells what went wrong. */
    private static List<String> walk(Browser browser, int line, List<String> shapes) {
        List<String> wrong = new ArrayList<>();
        try (AdaptedShop shop = AdaptedShop.open(policy(line), AdaptedApplication.RULES);
                BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("en"))) {
            Page page = HostileTexts.watched(context, wrong);
            shapes.add(shape(page, shop, "/offer?id=x"));
            shapes.add(shape(page, shop, "/consent/choices"));
            page.locator("button[value='granted:personalized-ads']").click();
            page.waitForURL("**/consent/choices?done=**");
            shapes.add(String.valueOf(page.evaluate(SHAPE)));
            shapes.add(shape(page, shop, "/consent/known"));
            String offer = line < 0 ? HARMLESS : LINES.get(line);
            shapes.add(shape(page, shop, "/offer?id=" + HostileTexts.encoded(offer)));
            page.locator("consent-why a").first().click();
            page.locator("[part=panel] h2, [part=panel] h3").first().waitFor();
            page.keyboard().press("Escape");
            String why =
                    Objects.requireNonNull(page.locator("consent-why a").first().getAttribute("href"));
            shapes.add(shape(page, shop, why));
            assertThat(page.locator("main").textContent()).contains(offer.strip());
            page.navigate(shop.uri().resolve(why.replace("/why?", "/api/why?")).toString());
            wrong.addAll(HostileTexts.ran(page));
            page.navigate(shop.uri().resolve("/consent/api/choices").toString());
            wrong.addAll(HostileTexts.ran(page));
            assertThat(page.evaluate("() => document.contentType")).isEqualTo("application/json");
        }
        return wrong;
    }

    @Test
    void whatever_stands_in_the_address_or_the_headers_is_no_markup(Browser browser) {
        Map<String, String> pages = Map.of(
                "/consent/choices?lang=%s&done=%s", "/consent/choices",
                "/consent/choices?return=/x%3F%s", "/consent/choices?return=/x%3Fy",
                "/consent/known?lang=%s&return=%s", "/consent/known",
                "/consent/why?t=%s&lang=%s", "/consent/why",
                "/consent/receipt?event=%s", "/consent/receipt?event=x",
                "/consent/%s", "/consent/x",
                "/page?%s=%s", "/page");
        try (AdaptedShop shop = AdaptedShop.open();
                BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate(shop.uri().resolve("/stock.json").toString());
            pages.forEach((hostile, harmless) -> assertThat(
                            page.evaluate(OTHERWISE_SHAPED, List.of(hostile, harmless, LINES)))
                    .as(hostile)
                    .isEqualTo(List.of()));
        }
    }

    @Test
    void a_script_that_runs_would_be_seen(Browser browser) {
        try (BrowserContext context = browser.newContext()) {
            List<String> wrong = new ArrayList<>();
            Page page = HostileTexts.watched(context, wrong);
            page.setContent("<p>" + LINES.get(0));
            assertThat(HostileTexts.ran(page)).isNotEmpty();
            assertThat(wrong).anyMatch(what -> what.contains("dialog"));
        }
    }

    private static String shape(Page page, AdaptedShop shop, String path) {
        page.navigate(shop.uri().resolve(path).toString());
        assertThat(HostileTexts.ran(page)).as(path).isEmpty();
        return String.valueOf(page.evaluate(SHAPE));
    }
}
