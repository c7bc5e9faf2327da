package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChoicesPageTest {

    private final TestShop shop = TestShop.open();

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    @Tag("GDPR-12")
    void every_purpose_is_shown_with_all_that_the_policy_says_about_it() {
        String text = shop.browser().choices().text();

        assertThat(text)
                .contains("Your choices", "Muster Feinkost GmbH", "privacy@example.com", "HmbBfDI, Hamburg")
                .contains("Offers that suit you", "We choose offers by what you have bought.")
                .contains("What you bought (seen here in the shop)", "Your presumed taste (worked out from other data)")
                .containsPattern("Your visits \\([a-z ]+: Counter Ltd; visits: only the day\\)")
                .contains("Mailer GmbH, Germany (works for the shop)")
                .contains("Ad Network Inc., United States (for its own purposes)")
                .contains("180 days", "12 months", "one year and 6 months", "It is not kept", "Nobody")
                .contains("A person looks at it if you ask: service@example.com")
                .contains("Newsletter", "Statistics", "Your order", "Bookkeeping")
                .contains("A law demands it. There is nothing to choose.")
                .contains("Version 1 of this text, in force since 1 January 2026");
    }

    @Test
    void the_page_speaks_german_where_the_browser_does() {
        Page page = shop.browser().with("Accept-Language", "de-AT, en;q=0.5").choices();

        assertThat(page.body()).contains("<html lang=\"de\" dir=\"ltr\">");
        assertThat(page.text())
                .contains("Ihre Entscheidungen", "Angebote, die zu Ihnen passen", "Alles ablehnen")
                .contains("Mailer GmbH, Deutschland (arbeitet für den Shop)", "180 Tage", "ein Jahr und 6 Monate")
                .contains("gültig seit 1. Januar 2026");
    }

    @Test
    void the_language_asked_for_on_the_page_beats_the_browsers_and_stays_in_forms() {
        Page page = shop.browser().get("/consent/choices?lang=de&return=%2Fcart");

        assertThat(page.text()).contains("Ihre Entscheidungen");
        assertThat(page.body())
                .contains("name=\"lang\" value=\"de\"", "name=\"return\" value=\"/cart\"")
                .contains("href=\"/consent/choices?lang=en&amp;return=%2Fcart\"");
    }

    @Test
    void an_unknown_language_falls_back_to_the_policys_first_one() {
        assertThat(shop.browser().with("Accept-Language", "fr").choices().text())
                .contains("Ihre Entscheidungen");
        assertThat(shop.browser().without("Accept-Language").choices().text()).contains("Ihre Entscheidungen");
    }

    @Test
    @Tag("EDPB-05-2020")
    void yes_and_no_stand_side_by_side_and_nothing_is_chosen_beforehand() {
        String body = shop.browser().choices().body();

        assertThat(body)
                .contains("value=\"granted:personalized-ads\"", "value=\"refused:personalized-ads\"")
                .contains("value=\"granted:*\"", "value=\"refused:*\"")
                .contains("value=\"objected:statistics\"", "value=\"objected:direct-marketing\"")
                .doesNotContain("checked", "checkbox", "granted:order", "granted:bookkeeping", "<script", "style=");
    }

    @Test
    @Tag("GDPR-7.3")
    void withdrawing_takes_one_button_like_granting() {
        Browser browser = shop.browser();

        Page granted = browser.choose("granted:personalized-ads");
        assertThat(granted.status()).isEqualTo(303);
        Page after = browser.get(granted.header("Location"));
        assertThat(after.body()).contains("value=\"withdrawn:personalized-ads\"");
        assertThat(after.text())
                .contains("Saved. You allowed: Offers that suit you.")
                .contains("You allowed this on 3 March 2026. It ends on 3 March 2027, unless you end it sooner.");
        assertThat(browser.check("personalized-ads")).isEqualTo("GRANTED");

        Page withdrawn = browser.press(after, "withdrawn:personalized-ads");
        Page last = browser.get(withdrawn.header("Location"));
        assertThat(last.text())
                .contains("Saved. This is off now: Offers that suit you.")
                .contains("You allowed this once and took it back on 3 March 2026. It is off.");
        assertThat(browser.check("personalized-ads")).isEqualTo("WITHDRAWN");
    }

    @Test
    void the_status_message_is_announced_and_never_says_what_is_not_true() {
        Browser browser = shop.browser();

        assertThat(browser.get("/consent/choices?done=granted:personalized-ads").body())
                .doesNotContain("role=\"status\"");
        Page done = browser.choose("refused:*");
        assertThat(browser.get(done.header("Location")).body())
                .contains("role=\"status\"", "Everything that is up to you is off now");
        assertThat(browser.get("/consent/choices?done=%3Cscript%3E").body()).doesNotContain("role=\"status\"");
    }

    @Test
    @Tag("GDPR-21")
    void objecting_to_direct_marketing_as_a_whole_ends_all_of_it_and_nothing_else() {
        Browser browser = shop.browser().loggedInAs("marketing");
        browser.choose("granted:newsletter");

        Page done = browser.choose("objected:direct-marketing");

        assertThat(browser.check("newsletter")).isEqualTo("OBJECTED");
        assertThat(browser.check("own-ranking")).isEqualTo("OBJECTED");
        assertThat(browser.check("statistics")).isEqualTo("LEGITIMATE_INTEREST");
        assertThat(browser.check("order")).isEqualTo("REQUIRED");
        assertThat(browser.get(done.header("Location")).text())
                .contains("All direct marketing to you is off now")
                .contains("You objected to all direct marketing, and this is part of it.");
    }

    @Test
    @Tag("GDPR-21")
    void an_objection_can_be_taken_back_purpose_by_purpose() {
        Browser browser = shop.browser().loggedInAs("again");
        browser.choose("objected:own-ranking");
        Page objected = browser.choices();
        assertThat(objected.text()).contains("You objected on 3 March 2026. It is off.", "Allow again");

        browser.press(objected, "granted:own-ranking");

        assertThat(browser.check("own-ranking")).isEqualTo("LEGITIMATE_INTEREST");
    }

    @Test
    @Tag("GDPR-21")
    void the_page_says_when_the_browser_decides() {
        Page page = shop.browser().with("Sec-GPC", "1").with("DNT", "1").choices();

        assertThat(page.text())
                .contains("Your browser says no for you (Global Privacy Control, GPC and Do Not Track, DNT)");
    }

    @Test
    void an_expired_grant_says_so() {
        try (TestShop own = TestShop.open()) {
            Browser browser = own.browser().loggedInAs("late");
            browser.choose("granted:personalized-ads");
            own.clock.advance(Duration.ofDays(366));

            assertThat(browser.choices().text()).contains("You allowed this once, but the time is over.");
        }
    }

    @Test
    void the_page_works_in_a_web_application_that_is_not_at_the_root() {
        try (TestShop own = TestShop.openAt("/shop")) {
            Browser browser = own.browser();
            Page page = browser.choices();
            assertThat(page.body()).contains("action=\"/shop/consent/choices\"", "href=\"/shop/consent/style.css?v=");

            Page done = browser.press(page, "refused:*");
            assertThat(done.header("Location")).startsWith("/shop/consent/choices?done=");
        }
    }

    @Test
    void a_theme_of_the_shop_is_loaded_after_ours() {
        try (TestShop own = TestShop.open(builder -> builder.stylesheet("/assets/theme.css"))) {
            assertThat(own.browser().choices().body())
                    .containsSubsequence("/consent/style.css?v=", "href=\"/assets/theme.css\"");
        }
    }
}
