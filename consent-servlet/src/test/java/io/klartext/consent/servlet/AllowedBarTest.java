package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.servlet.adapt.PageRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** On pages of a shop that knows nothing of consent, a yes is taken back by as many steps as it was given. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllowedBarTest {

    private static final String BAR = "klartext-allowed";
    private static final String TAKE_BACK = "withdrawn:*";

    private final PageRules rules = PageRules.parse(AdaptedPagesTest.RULES);
    private final TestShop shop = TestShop.open(builder -> builder.pageRules(rules));

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    @Tag("GDPR-7.3")
    void what_was_allowed_in_the_notice_is_taken_back_on_the_same_page_by_one_button() {
        Browser browser = shop.browser();
        assertThat(browser.press(browser.get("/page"), "granted:*", "/page").status())
                .isEqualTo(303);

        Page page = browser.get("/page");
        assertThat(page.body())
                .containsSubsequence(
                        "<body class=home><section class=\"klartext-allowed\" lang=\"en\" aria-label=\"Your choices\">",
                        "<p>You allowed: ",
                        "Offers that suit you",
                        "name=\"choice\" value=\"withdrawn:*\">Withdraw</button>",
                        "<consent-choices><a href=\"/consent/choices?return=%2Fpage\">See all your choices</a>",
                        "</section><h1>Page</h1>")
                .contains("snippets.css");
        Page done = browser.press(page, TAKE_BACK, "/page");

        assertThat(done.status()).isEqualTo(303);
        assertThat(browser.get(done.header("Location")).text())
                .contains("Saved. This is off now: ", "Offers that suit you");
        assertThat(browser.check("personalized-ads")).isEqualTo("WITHDRAWN");
        assertThat(browser.get("/page").body())
                .as("nothing is left to be taken back")
                .doesNotContain(BAR, "Buy oil");
    }

    @Test
    @Tag("GDPR-7.3")
    void it_names_what_was_allowed_and_takes_back_nothing_else() {
        try (TestShop rich = TestShop.open(SamplePolicy.rich(), builder -> builder.pageRules(rules))) {
            Browser browser = rich.browser();
            browser.choose("granted:newsletter");
            Page page = browser.get("/page");
            assertThat(page.body())
                    .as("what may be asked comes first")
                    .containsSubsequence("klartext-notice", "<p>You allowed: Newsletter.</p>", "<h1>");

            assertThat(browser.press(page, TAKE_BACK, "/page").status()).isEqualTo(303);

            assertThat(browser.check("newsletter")).isEqualTo("WITHDRAWN");
            assertThat(browser.check("personalized-ads")).isEqualTo("NOT_ASKED");
        }
    }

    @Test
    void whoever_allowed_nothing_is_left_alone() {
        Browser refuses = shop.browser();
        refuses.choose("refused:*");

        assertThat(refuses.get("/page").body()).doesNotContain(BAR);
        assertThat(shop.browser().get("/page").body())
                .contains("klartext-notice")
                .doesNotContain(BAR);
    }

    @Test
    void a_page_in_a_frame_and_one_that_blocks_forms_have_no_button() {
        Browser browser = shop.browser();
        browser.choose("granted:personalized-ads");

        assertThat(browser.get("/page?policy=form-action%20'none'").body())
                .contains(BAR, "See all your choices")
                .doesNotContain(TAKE_BACK);
        assertThat(browser.with("Sec-Fetch-Dest", "iframe").get("/page").body())
                .contains("Buy oil")
                .doesNotContain(BAR);
    }

    @Test
    void a_shop_with_a_way_of_its_own_switches_it_off() {
        try (TestShop other = TestShop.open(builder -> builder.pageRules(rules).withdrawalOnPages(false))) {
            Browser browser = other.browser();
            assertThat(browser.get("/page").body()).contains("klartext-notice");
            browser.choose("granted:personalized-ads");

            assertThat(browser.get("/page").body()).contains("Buy oil").doesNotContain(BAR);
        }
    }
}
