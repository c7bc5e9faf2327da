package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.servlet.adapt.PageRules;
import io.klartext.consent.servlet.adapt.PageRulesException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A shop that knows nothing of consent, with one filter and one rules file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdaptedPagesTest {

    static final String RULES = """
            {"rules": [
              {"path": "/page", "select": "#picks", "purpose": "personalized-ads", "surface": "page.picks",
               "whenDenied": "remove", "explain": {"per": "li[data-sku]", "offer": "attr(data-sku)"}},
              {"path": "/page", "select": "div.banner[data-campaign]", "purpose": "personalized-ads",
               "surface": "page.banner", "whenDenied": {"replaceWith": "fragment:/neutral"},
               "explain": {"offer": "attr(data-campaign)"}}],
             "cookies": [{"name": "_ads*", "purpose": "personalized-ads"}],
             "scripts": [{"src": "*://cdn.example/pixel.js", "purpose": "personalized-ads"}],
             "paths": [{"path": "/recommendations/**", "purpose": "personalized-ads", "whenDenied": 403},
                       {"path": "/guarded/**", "purpose": "personalized-ads", "whenDenied": {"forward": "/neutral"}}]}
            """;

    private final TestShop shop = TestShop.open(builder -> builder.pageRules(PageRules.parse(RULES)));

    @AfterAll
    void close() {
        shop.close();
    }

    private Browser granted() {
        Browser browser = shop.browser();
        browser.choose("granted:personalized-ads");
        return browser;
    }

    @Test
    @Tag("GDPR-7.3")
    @Tag("DSA-27")
    void what_is_denied_is_never_sent() {
        Page page = shop.browser().get("/page");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .doesNotContain("sku-1", "sku-2", "Oil", "Salt", "picks", "Buy oil", "banner", "pixel.js")
                .contains("<p>neutral</p>", "<script src=\"/own.js\"></script>", "<h1>Page</h1>", "&copy; M\u00fcller")
                .endsWith("</body></html>\n");
    }

    @Test
    @Tag("DSA-26.1")
    @Tag("GDPR-15")
    void what_is_allowed_is_sent_and_each_of_its_offers_explains_itself() {
        Browser browser = granted();
        Page page = browser.get("/page");
        assertThat(page.body())
                .contains("<li data-sku=\"sku-1\">Oil <", "Buy oil", "pixel.js")
                .doesNotContain("neutral");
        Matcher link = Pattern.compile(
                        " <span class=\"klartext-why\"><consent-why><a href=\"([^\"]+)\">Why do I see this\\?</a></consent-why></span>")
                .matcher(page.body());
        List<String> links = link.results().map(found -> found.group(1)).toList();
        assertThat(links).hasSize(3);
        Page why = browser.get(links.get(0).replace("&amp;", "&"));
        assertThat(why.status()).isEqualTo(200);
        assertThat(why.text())
                .contains("What you bought", "How much it mattered cannot be said.", "Offers that suit you")
                .contains("You allowed this on");
    }

    @Test
    @Tag("ePrivacy-5.3")
    void a_cookie_of_a_denied_purpose_is_not_set_and_one_that_is_there_is_taken_away() {
        assertThat(shop.browser().get("/page").headers("Set-Cookie")).containsExactly("basket=2; Path=/");
        assertThat(granted().get("/page").headers("Set-Cookie")).contains("_ads_id=1; Path=/");
        Browser other = shop.browser().with("Cookie", "_ads_old=1; basket=2");
        assertThat(other.get("/plain").headers("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(line).startsWith("_ads_old=; Path=/; ").contains("Max-Age=0"))
                .anyMatch(line -> line.endsWith("; Secure; Partitioned"));
    }

    @Test
    @Tag("GDPR-7.4")
    void whoever_may_be_asked_finds_the_notice_first_in_the_body_and_answers_there() {
        Browser browser = shop.browser();
        Page page = browser.get("/page");
        assertThat(page.body())
                .contains("<body class=home><section class=\"klartext-notice\"")
                .containsSubsequence(
                        "<h2 id=\"klartext-notice\">You are asked about</h2>",
                        "<li>Offers that suit you: ",
                        "value=\"granted:*\">Allow all</button>",
                        "value=\"refused:*\">Refuse all</button>",
                        ">See all your choices</a>",
                        "<h1>Page</h1>");
        Page done = browser.press(page, "refused:*", "/page");
        assertThat(done.status()).isEqualTo(303);
        assertThat(browser.get("/page").body())
                .doesNotContain("klartext-notice")
                .contains("<body class=home><h1>");
        assertThat(browser.check("personalized-ads")).isEqualTo("REFUSED");
    }

    @Test
    @Tag("GDPR-13.3")
    void the_notice_says_what_has_changed_since_somebody_answered() {
        try (TestShop own = TestShop.open(
                List.of(SamplePolicy.rich(), SamplePolicy.wider()),
                builder -> builder.pageRules(PageRules.parse(RULES)))) {
            Browser browser = own.browser();
            browser.choose("granted:newsletter");
            own.clock.advance(SamplePolicy.UNTIL_SECOND);

            assertThat(browser.get("/page").body())
                    .containsSubsequence(
                            ">You are asked again about</h2>",
                            "<li>Tips for allergies: We warn of ingredients.</li>",
                            "<li>Newsletter: One letter a month.<p>It has changed since you answered.</p><ul><li>",
                            "Ad Network Inc.",
                            "</li></ul></li></ul><form");
            assertThat(own.browser().get("/page").body())
                    .as("who never answered")
                    .contains(">You are asked about</h2>", "<li>Newsletter: One letter a month.</li>")
                    .doesNotContain("It has changed", "Ad Network Inc.");
        }
    }

    @Test
    void what_the_page_loads_from_us_bears_the_pages_own_nonce() {
        assertThat(shop.browser()
                        .get("/page?policy=script-src%20'nonce-bm9uY2U%3D'%3B%20style-src%20'self'")
                        .body())
                .containsPattern(
                        "<script type=\"module\" src=\"/consent/component.js\\?v=\\w+\" nonce=\"bm9uY2U=\"></script>")
                .containsPattern("<link rel=\"stylesheet\" href=\"/consent/snippets.css\\?v=\\w+\">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"default-src%20'none'", "script-src%20'strict-dynamic'%20'sha256-x'%3B%20style-src%20https:"})
    void what_the_pages_own_policy_would_block_is_not_put_in(String policy) {
        assertThat(shop.browser().get("/page?policy=" + policy).body())
                .doesNotContain("component.js", "snippets.css")
                .contains("klartext-notice");
    }

    @Test
    @Tag("GDPR-32")
    void an_adapted_page_is_for_one_person_and_another_is_left_to_the_caches() {
        Page page = shop.browser().with("If-None-Match", "\"page\"").get("/page");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(String.join(",", page.headers("Vary"))).contains("Cookie", "Sec-GPC");
        assertThat(page.headers("ETag")).isEmpty();
        assertThat(shop.browser().get("/plain").headers("Cache-Control")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/recommendations/list",
        "/recommendations/%6cist",
        "//recommendations/list",
        "/recommendations/list;x=1",
        "/x/../recommendations/list",
        "/recommendations/./list"
    })
    @Tag("GDPR-25")
    void a_guarded_path_answers_with_a_problem_however_it_is_spelt(String path) {
        Page page = shop.browser().get(path);
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(page.body()).doesNotContain("recommended");
    }

    @Test
    void a_guarded_path_answers_neutrally_where_the_rule_says_so_and_as_ever_where_it_is_allowed() {
        assertThat(shop.browser().get("/guarded/list").body()).endsWith("</section><p>neutral</p>");
        assertThat(granted().get("/guarded/list").body()).isEqualTo("guarded");
        assertThat(granted().get("/recommendations/list").body()).isEqualTo("recommended");
    }

    @Test
    @Tag("GDPR-7.3")
    void what_stands_in_place_of_a_guarded_path_is_a_page_like_any_other() {
        PageRules rules = PageRules.parse(RULES.replace("\"forward\": \"/neutral\"", "\"forward\": \"/page\""));
        try (TestShop own = TestShop.open(builder -> builder.pageRules(rules))) {
            assertThat(own.browser().get("/guarded/list").body())
                    .contains("<h1>Page</h1>", "/own.js")
                    .doesNotContain("sku-1", "Buy oil", "pixel.js");
        }
    }

    @Test
    @Tag("GDPR-21")
    void a_browser_that_says_no_is_heard_in_the_same_request() {
        assertThat(granted().with("Sec-GPC", "1").get("/page").body()).doesNotContain("sku-1", "Buy oil");
    }

    @Test
    void without_rules_for_a_page_no_byte_of_it_changes() {
        try (TestShop other = TestShop.open()) {
            assertThat(other.browser().get("/page").body()).isEqualTo(ShopServlet.PAGE);
        }
        try (TestShop other = TestShop.open(builder -> builder.pageRules(PageRules.parse("""
                {"rules": [{"path": "/elsewhere", "select": "#picks", "purpose": "personalized-ads",
                  "whenDenied": "remove"}]}""")))) {
            Page page = other.browser().get("/page");
            assertThat(page.body()).isEqualTo(ShopServlet.PAGE);
            assertThat(page.header("ETag")).isEqualTo("\"page\"");
        }
    }

    @Test
    @Tag("GDPR-7.3")
    void into_what_has_no_type_nothing_is_put_since_it_may_be_a_download_but_what_is_denied_is_left_out() {
        try (TestShop other = TestShop.open(builder -> builder.pageRules(PageRules.parse("""
                {"rules": [{"path": "/untyped", "select": "#picks", "purpose": "personalized-ads", "surface": "s",
                  "explain": {"offer": "attr(id)"}}, {"path": "/untyped", "select": "i", "purpose": "newsletter"}]}""")))) {
            Browser browser = other.browser();
            String page = "/untyped?body=oil%20%3Cul%20id=picks%3Eoil%3C/ul%3E.";
            assertThat(browser.get(page).body()).isEqualTo("oil .");
            browser.choose("granted:personalized-ads");
            assertThat(browser.get(page).body()).isEqualTo("oil <ul id=picks>oil</ul>.");
        }
    }

    @Test
    void a_rule_for_a_purpose_that_the_policy_has_not_is_told_at_the_start_with_its_place() {
        PageRules rules = PageRules.parse("""
                {"cookies": [{"name": "_ga*", "purpose": "statistiks"}]}""");
        assertThatThrownBy(() -> TestShop.open(builder -> builder.pageRules(rules)))
                .isInstanceOf(PageRulesException.class)
                .hasMessageContainingAll("/cookies/0/purpose", "statistiks", "statistics");
    }

    @Test
    @Tag("GDPR-7.3")
    void the_cookie_that_remembers_a_no_is_no_cookie_of_the_shops() {
        PageRules rules = PageRules.parse("""
                {"cookies": [{"name": "_*", "purpose": "personalized-ads"}]}""");
        try (TestShop careful = TestShop.open(builder -> builder.pageRules(rules))) {
            Browser browser = careful.browser();
            browser.choose("refused:personalized-ads");

            assertThat(browser.get("/page").headers("Set-Cookie")).containsExactly("basket=2; Path=/");
            assertThat(browser.check("personalized-ads")).isEqualTo("REFUSED");
        }
    }

    @Test
    void a_script_alone_is_reason_enough_to_want_the_whole_page_and_to_look_at_what_has_no_type() {
        PageRules rules = PageRules.parse("""
                {"scripts": [{"src": "*://cdn.example/pixel.js", "purpose": "personalized-ads"}]}""");
        try (TestShop careful = TestShop.open(builder -> builder.pageRules(rules))) {
            Browser browser = careful.browser().with("If-None-Match", "\"a\"").with("Accept-Encoding", "gzip");

            assertThat(browser.get("/asked-for").body()).isEqualTo("null null");
            assertThat(browser.send("POST", "/asked-for", BodyPublishers.noBody())
                            .body())
                    .isEqualTo("\"a\" null");
            browser.with("Sec-Fetch-Dest", "style");
            assertThat(browser.get("/asked-for").body()).isEqualTo("\"a\" gzip");
            browser.without("Sec-Fetch-Dest");
            assertThat(browser.get("/untyped?body=%3Cscript+src=%22//cdn.example/pixel.js%22%3E%3C/script%3Erest")
                            .body())
                    .isEqualTo("rest");
        }
    }

    @Test
    void behind_a_proxy_that_hides_it_scripts_are_looked_up_at_the_shops_own_address() {
        PageRules rules = PageRules.parse("""
                {"scripts": [{"src": "https://shop.example/own.js", "purpose": "personalized-ads"}]}""");
        try (TestShop hidden = TestShop.open(builder -> builder.pageRules(rules).origin("https://shop.example"))) {
            assertThat(hidden.browser().get("/page").body())
                    .doesNotContain("own.js")
                    .contains("pixel.js");
        }
    }

    @Test
    @Tag("GDPR-4.11")
    void all_that_can_be_allowed_in_the_notice_is_what_it_lists() {
        try (TestShop rich = TestShop.open(SamplePolicy.rich(), builder -> builder.pageRules(PageRules.parse(RULES)))) {
            Browser browser = rich.browser();
            browser.choose("refused:newsletter");
            Page page = browser.get("/page");
            assertThat(page.text())
                    .contains("Offers that suit you: ", "Tips for allergies: ")
                    .contains("Not part of")
                    .doesNotContain("One letter a month.");

            assertThat(browser.press(page, "granted:*", "/page").status()).isEqualTo(303);

            assertThat(browser.check("personalized-ads")).isEqualTo("GRANTED");
            assertThat(browser.check("newsletter")).isEqualTo("REFUSED");
            assertThat(browser.check("health-tips")).isEqualTo("NOT_ASKED");
            assertThat(browser.get("/page").body())
                    .as("only what needs a statement of its own is left")
                    .contains("klartext-notice", "refused:*")
                    .doesNotContain("granted:*");
        }
    }

    @Test
    @Tag("GDPR-32")
    void a_page_on_which_somebody_logs_in_goes_by_what_the_account_says() {
        Browser browser = granted();
        shop.browser().loggedInAs("refuses").choose("refused:personalized-ads");

        assertThat(browser.get("/page?login=refuses").body()).doesNotContain("sku-1", "Buy oil", "klartext-why");
        assertThat(browser.get("/page").body()).contains("sku-1", "Buy oil");
    }
}
