package io.klartext.consent.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.it.Axe;
import io.klartext.consent.it.RunningShop;
import io.klartext.consent.it.Stage;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The elements around links on a page whose Content-Security-Policy allows scripts of its own origin and nothing else: no inline
 * script, no inline style, no markup out of text. The page is the test's, everything behind it the shop's.
 */
@ExtendWith(Stage.class)
final class ComponentTest {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; connect-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    private static Visitor anna(Browser browser, RunningShop shop, int width, ColorScheme colours) {
        Visitor anna = Visitor.come(
                browser,
                shop,
                Words.ENGLISH,
                options -> options.setViewportSize(width, 700).setColorScheme(colours));
        anna.logIn("anna");
        // Another test may have said no for her.
        if (anna.picksAt("/").whyLinks() == 0) {
            anna.choose("granted:personalized-ads");
        }
        return anna;
    }

    /** A page of the shop's origin with both elements, the first one around the link of an offer that Anna sees. */
    static Page page(Visitor visitor, String direction) {
        visitor.open("/");
        String why = Objects.requireNonNull(
                visitor.page().locator("#picks a.why").first().getAttribute("href"));
        String html = "<!doctype html><html lang=en dir=" + direction + "><title>A page</title>"
                + "<meta name=viewport content='width=device-width'><meta name=color-scheme content='light dark'>"
                + "<script type=module src=/consent/component.js></script><main><h1>A page</h1>"
                + "<consent-why><a href='" + why.replace("&", "&amp;") + "'>Why do I see this?</a></consent-why> "
                + "<consent-choices><a href='/consent/choices'>Your choices</a></consent-choices></main>";
        visitor.page()
                .route(
                        "**/a-page",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/html;charset=UTF-8")
                                .setHeaders(Map.of("Content-Security-Policy", POLICY))
                                .setBody(html)));
        visitor.open("/a-page");
        // What a browser gives a page without a background, said so that contrast can be measured against it.
        visitor.page()
                .evaluate("() => { document.body.bgColor ="
                        + " matchMedia('(prefers-color-scheme: dark)').matches ? '#121212' : '#ffffff'; }");
        visitor.page()
                .evaluate("() => { window.told = [];"
                        + " addEventListener('consent-changed', e => told.push(...e.detail.choices.purposes"
                        + ".filter(p => p.id === 'personalized-ads').map(p => p.reason))); }");
        return visitor.page();
    }

    private static Locator panel(Page page, String element) {
        return page.locator(element + " [part=panel]");
    }

    @Test
    @Tag("DSA-26.1")
    @Tag("GDPR-7.3")
    void why_opens_in_its_place_by_keyboard_and_one_press_there_stops_it(Browser browser, RunningShop shop) {
        try (Visitor anna = anna(browser, shop, 1280, ColorScheme.LIGHT)) {
            Page page = page(anna, "ltr");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            Locator panel = panel(page, "consent-why");
            panel.waitFor();
            assertThat(page.url()).endsWith("/a-page");
            assertThat(panel.innerText())
                    .contains("Why do I see this?", "What you bought", "Picked for you")
                    .doesNotContain("undefined", "null");
            assertThat(page.locator("consent-why a[aria-expanded=true]").count())
                    .isOne();

            page.keyboard().press("Escape");
            assertThat(panel.isVisible()).isFalse();
            assertThat(page.evaluate("() => document.activeElement.textContent"))
                    .isEqualTo("Why do I see this?");

            page.keyboard().press("Enter");
            panel.waitFor();
            page.keyboard().press("Tab");
            Locator stop = panel.locator("button").first();
            stop.focus();
            page.keyboard().press("Enter");
            panel.locator("[role=status]:not(:empty)").waitFor();
            assertThat(panel.locator("[role=status]").innerText()).contains("Picked for you:", "off");
            assertThat(page.evaluate("() => told.join()")).isEqualTo("withdrawn");
            assertThat(anna.complaints()).isEmpty();

            anna.open("/");
            assertThat(anna.picks().whyLinks()).isZero();
        }
    }

    @Test
    @Tag("EDPB-03-2022")
    @Tag("GDPR-7.3")
    void choices_are_taken_back_and_given_again_with_as_many_presses(Browser browser, RunningShop shop) {
        try (Visitor anna = anna(browser, shop, 1280, ColorScheme.LIGHT)) {
            Page page = page(anna, "ltr");
            page.locator("consent-choices a").click();
            Locator panel = panel(page, "consent-choices");
            panel.waitFor();
            Locator ads = panel.locator("section:has(h3:text-is('Picked for you'))");
            ads.locator("button").click();
            ads.locator("button:text-is('Allow')").waitFor();
            Locator allow = ads.locator("button:text-is('Allow')");
            assertThat(allow.getAttribute("aria-label")).isEqualTo("Allow: Picked for you");
            allow.click();
            ads.locator("button:text-is('Withdraw')").waitFor();
            assertThat(page.evaluate("() => told.join()")).isEqualTo("withdrawn,granted");
            assertThat(anna.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 320})
    @Tag("EDPB-03-2022")
    void the_no_is_as_large_as_the_yes_whatever_they_say(int width, Browser browser, RunningShop shop) {
        try (Visitor anna = anna(browser, shop, width, ColorScheme.LIGHT)) {
            Page page = page(anna, "ltr");
            page.locator("consent-choices a").click();
            Locator pairs = panel(page, "consent-choices").locator(".buttons:has(button + button)");
            pairs.first().waitFor();

            assertThat(pairs.evaluateAll("""
                    rows => rows.map(row => [...row.querySelectorAll('button')])
                        .flatMap(buttons => [['Allow', 'Refuse'], ['OK', 'Ich erlaube nichts von alledem']].map(words => {
                          buttons.forEach((button, at) => { button.textContent = words[at]; });
                          const [yes, no] = buttons.map(button => button.getBoundingClientRect());
                          return Math.abs(yes.width - no.width) + Math.abs(yes.height - no.height) < 1;
                        }))
                        .every(Boolean)""")).isEqualTo(true);
        }
    }

    @Test
    @Tag("GDPR-4.11")
    void a_yes_counts_for_the_text_that_was_shown_and_no_other(@TempDir Path data, Browser browser) {
        try (RunningShop shop = RunningShop.on(data);
                Visitor dora = Visitor.come(browser, shop);
                Visitor anna = anna(browser, shop, 1280, ColorScheme.LIGHT)) {
            Page page = page(anna, "ltr");
            page.locator("consent-choices a").click();
            Locator panel = panel(page, "consent-choices");
            Locator ads = panel.locator("section:has(h3:text-is('Picked for you'))");
            ads.locator("button:text-is('Withdraw')").click();
            ads.locator("button:text-is('Allow')").waitFor();
            NewVersionTest.publish(dora);

            ads.locator("button:text-is('Allow')").click();
            panel.locator("section:has(h3:text-is('Invitations to tastings'))").waitFor();

            assertThat(panel.locator("[role=status]").innerText())
                    .contains("Nothing was recorded, because the text has changed");
            assertThat(shop.reason("c-1842", "personalized-ads")).isEqualTo(Reason.WITHDRAWN);
            ads.locator("button:text-is('Allow')").click();
            ads.locator("button:text-is('Withdraw')").waitFor();
            assertThat(shop.reason("c-1842", "personalized-ads")).isEqualTo(Reason.GRANTED);
        }
    }

    @Test
    @Tag("GDPR-4.11")
    void a_front_end_cannot_say_yes_without_what_was_shown(Browser browser, RunningShop shop) {
        try (Visitor anna = anna(browser, shop, 1280, ColorScheme.LIGHT)) {
            Page page = page(anna, "ltr");

            assertThat(page.evaluate("""
                            async () => {
                              const {ConsentClient} = await import('/consent/client.js');
                              const client = new ConsentClient();
                              const choices = [{purpose: 'campaign-banner', choice: 'granted'}];
                              const refused = await client.choose(choices).catch(error => error.name);
                              const {purposes} = await client.choose(choices, await client.choices());
                              return refused + ' ' + purposes.find(one => one.id === 'campaign-banner').reason;
                            }""")).isEqualTo("TypeError granted");
        }
    }

    @Test
    void a_front_end_reads_what_was_said_and_what_the_policy_says(Browser browser, RunningShop shop) {
        try (Visitor anna = anna(browser, shop, 1280, ColorScheme.LIGHT)) {
            Page page = page(anna, "ltr");

            assertThat(page.evaluate("""
                            async () => {
                              const {ConsentClient} = await import('/consent/client.js');
                              const client = new ConsentClient();
                              const choices = [{purpose: 'campaign-banner', choice: 'refused'}];
                              await client.choose(choices, await client.choices());
                              const {choices: [last], next} = await client.history();
                              const before = await client.history('/consent/api/history?before=1');
                              const {purposes} = await client.policy(last.policyVersion);
                              const german = await new ConsentClient(undefined, {lang: 'de'}).policy();
                              const missing = await client.policy(99).catch(({problem}) => problem.type);
                              const {title} = purposes.find(({id}) => id === last.purpose);
                              return [last.choice, next, before.choices.length, title === last.title, german.language, missing].join(' ');
                            }""")).isEqualTo("refused  0 true de urn:klartext:problem:no-version");
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT, ltr", "320, LIGHT, ltr", "320, DARK, rtl", "1280, DARK, rtl"})
    void axe_finds_nothing_and_nothing_sticks_out(
            int width, ColorScheme colours, String direction, Browser browser, RunningShop shop) {
        try (Visitor anna = anna(browser, shop, width, colours)) {
            Page page = page(anna, direction);
            for (String element : new String[] {"consent-why", "consent-choices"}) {
                page.locator(element + " a").first().click();
                panel(page, element).waitFor();
                assertThat(Axe.violations(page))
                        .flatExtracting(Rule::getNodes)
                        .extracting(node -> node.getHtml() + ": " + node.getFailureSummary())
                        .as(element)
                        .isEmpty();
                assertThat(page.evaluate("() => document.scrollingElement.scrollWidth"))
                        .isEqualTo(width);
                page.keyboard().press("Escape");
            }
            assertThat(anna.complaints()).isEmpty();
        }
    }

    @Test
    void without_an_answer_a_link_is_a_link(Browser browser, RunningShop shop) {
        try (Visitor anna = anna(browser, shop, 1280, ColorScheme.LIGHT)) {
            Page page = page(anna, "ltr");
            page.route("**/consent/api/**", Route::abort);
            anna.press(page.locator("consent-why a"));
            assertThat(page.url()).contains("/consent/why?");
        }
    }

    @Test
    void without_an_answer_to_a_press_the_page_stays_and_says_so(Browser browser, RunningShop shop) {
        try (Visitor anna = anna(browser, shop, 1280, ColorScheme.LIGHT)) {
            Page page = page(anna, "ltr");
            page.locator("consent-choices a").click();
            Locator panel = panel(page, "consent-choices");
            panel.waitFor();
            page.route("**/consent/api/**", Route::abort);
            panel.locator("section:has(h3:text-is('Picked for you')) button")
                    .first()
                    .click();
            panel.locator("[role=status]:not(:empty)").waitFor();

            assertThat(panel.locator("[role=status]").innerText()).contains("No answer");
            assertThat(page.url()).endsWith("/a-page");
        }
    }

    @Test
    void without_scripts_a_link_is_a_link(Browser browser, RunningShop shop) {
        try (Visitor visitor =
                Visitor.come(browser, shop, Words.ENGLISH, options -> options.setJavaScriptEnabled(false))) {
            visitor.page()
                    .route(
                            "**/a-page",
                            route -> route.fulfill(
                                    new Route.FulfillOptions()
                                            .setContentType("text/html")
                                            .setBody(
                                                    "<!doctype html><title>A page</title><script type=module src=/consent/component.js></script>"
                                                            + "<consent-choices><a href=/consent/choices>Your choices</a></consent-choices>")));
            visitor.open("/a-page");
            visitor.press(visitor.page().locator("consent-choices a"));
            assertThat(visitor.page().url()).contains("/consent/choices");
        }
    }
}
