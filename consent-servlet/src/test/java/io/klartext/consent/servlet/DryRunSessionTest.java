package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.servlet.adapt.PageRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shop whose developer, logged in as dev, tries its rules while they apply to everybody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DryRunSessionTest {

    private static final PageRules RULES = PageRules.parse("""
            {"rules": [
              {"path": "/page", "select": "#picks", "purpose": "personalized-ads", "surface": "page.picks",
               "explain": {"per": "li[data-sku]", "offer": "attr(data-sku)"}},
              {"path": "/page", "select": "div.banner", "purpose": "personalized-ads",
               "whenDenied": {"replaceWith": "fragment:/neutral"}},
              {"path": "/page*", "select": "#Picks", "purpose": "personalized-ads"}],
             "cookies": [{"name": "_ads*", "purpose": "personalized-ads"}],
             "scripts": [{"src": "*://cdn.example/pixel.js", "purpose": "personalized-ads"}],
             "paths": [{"path": "/recommendations/**", "purpose": "personalized-ads"}]}
            """);

    private final TestShop shop = TestShop.open(builder -> builder.pageRules(RULES)
            .dryRun(request -> String.valueOf(request.getHeader("X-Account")).matches("dev|dev-allows")
                    && isNotBroken(request.getHeader("X-Broken"))));

    private static boolean isNotBroken(@org.jspecify.annotations.Nullable String header) {
        if (header != null) {
            throw new IllegalStateException("the session store is down");
        }
        return true;
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private Browser developer() {
        return shop.browser().loggedInAs("dev");
    }

    private static String withoutMarks(String page) {
        return page.replaceAll("(?s)<(span|section) class=\"klartext-dry-run\".*?</\\1>", "")
                .replaceAll("<link rel=\"stylesheet\" href=\"/consent/snippets[^>]*>", "");
    }

    @Test
    void the_page_is_sent_as_the_shop_made_it_but_for_the_marks() {
        Page page = developer().get("/page");

        assertThat(page.status()).isEqualTo(200);
        assertThat(withoutMarks(page.body())).isEqualTo(ShopServlet.PAGE);
    }

    @Test
    void a_mark_stands_at_each_match_and_says_what_the_rule_would_do() {
        assertThat(developer().get("/page").body())
                .containsSubsequence(
                        "<body class=home><section class=\"klartext-dry-run\" lang=\"en\"",
                        "<li>/cookies/0 _ads*: not set, and taken away</li>",
                        "<li>/rules/0 #picks: personalized-ads is denied (NOT_ASKED): left out</li>",
                        "<li>/rules/2 #Picks: personalized-ads is denied (NOT_ASKED): left out</li>",
                        "<li>/scripts/0 *://cdn.example/pixel.js: personalized-ads is denied (NOT_ASKED): left out</li>",
                        "</section><h1>",
                        "Salt<span class=\"klartext-dry-run\" lang=\"en\">Dry run: /rules/0 matches here."
                                + " personalized-ads is denied (NOT_ASKED): left out</span></ul>",
                        "Buy oil<span class=\"klartext-dry-run\" lang=\"en\">Dry run: /rules/1 matches here."
                                + " personalized-ads is denied (NOT_ASKED): replaced by /neutral</span></div>")
                .doesNotContain("/rules/2 matches here");
    }

    @Test
    void what_is_allowed_is_marked_as_such_and_no_link_is_put_in() {
        Browser browser = shop.browser().loggedInAs("dev-allows");
        browser.choose("granted:personalized-ads");
        Page page = browser.get("/page");

        assertThat(page.body())
                .contains("personalized-ads is allowed (GRANTED): sent, its offers explained</span></ul>")
                .doesNotContain("klartext-why", "klartext-notice", "component.js");
        assertThat(withoutMarks(page.body())).isEqualTo(ShopServlet.PAGE);
    }

    @Test
    void no_network_in_between_keeps_what_a_rule_would_have_kept_back() {
        Page page = developer().get("/recommendations/list");

        assertThat(page.body()).isEqualTo("recommended");
        assertThat(page.header("CDN-Cache-Control")).isEmpty();
    }

    @Test
    @Tag("GDPR-25")
    void for_everybody_else_the_rules_apply_as_ever() {
        for (Browser other : List.of(
                shop.browser(),
                shop.browser().loggedInAs("device"),
                shop.browser().loggedInAs("DEV"))) {
            Page page = other.get("/page?dev=1&dryRun=true");

            assertThat(page.body()).doesNotContain("picks", "Buy oil", "pixel.js", "dry-run");
            assertThat(page.headers("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("_ads"));
            assertThat(other.get("/recommendations/list").status()).isEqualTo(403);
        }
    }

    @Test
    @Tag("GDPR-25")
    void where_the_shop_cannot_say_whose_session_it_is_the_rules_apply() {
        Browser browser = developer().with("X-Broken", "1");

        assertThat(browser.get("/page").body()).doesNotContain("Buy oil", "dry-run");
        assertThat(browser.get("/recommendations/list").status()).isEqualTo(403);
    }

    @Test
    void cookies_are_set_and_kept_and_a_guarded_path_answers() {
        Browser browser = developer().with("Cookie", "_ads_old=1");

        assertThat(browser.get("/page").headers("Set-Cookie")).containsExactly("_ads_id=1; Path=/", "basket=2; Path=/");
        assertThat(browser.get("/recommendations/list").body()).isEqualTo("recommended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page", "/recommendations/list", "/plain"})
    @Tag("GDPR-32")
    void whatever_is_sent_in_a_dry_run_no_cache_keeps(String path) {
        Page page = developer().with("If-None-Match", "\"page\"").get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers("Cache-Control")).containsExactly("private, no-store");
        assertThat(String.join(",", page.headers("Vary"))).contains("Cookie");
        assertThat(page.headers("ETag")).isEmpty();
    }

    @Test
    void marks_have_no_style_of_their_own_and_load_one_only_where_the_page_lets_them() {
        assertThat(developer().get("/page?policy=default-src%20'none'").body())
                .contains("klartext-dry-run")
                .doesNotContain("snippets.css", "style=");
        assertThat(developer()
                        .get("/page?policy=style-src%20'nonce-bm9uY2U%3D'")
                        .body())
                .containsPattern("snippets\\.css\\?v=\\w+\" nonce=\"bm9uY2U=\">");
    }

    @Test
    @Tag("GDPR-5.1.c")
    void the_log_tells_rules_elements_and_bytes_and_neither_content_nor_person() {
        List<String> lines =
                Logged.by("internal.enforce.DryRunLog", () -> developer().get("/page?order=secret-77"));

        String page = ShopServlet.PAGE;
        assertThat(lines)
                .contains(
                        "Dry run: /cookies/0 _ads*: not set, and taken away",
                        "Dry run: /rules/0 for /page matches <ul> at byte " + offset(page, "<ul")
                                + ": would be left out",
                        "Dry run: /rules/1 for /page matches <div> at byte " + offset(page, "<div")
                                + ": would be left out",
                        "Dry run: /scripts/0 for /** matches <script> at byte " + offset(page, "<script")
                                + ": would be left out",
                        "Dry run: /rules/2 for /page* matches nothing in this page",
                        "Dry run: 3 matches, 0 offers would be explained")
                .noneMatch(line -> line.contains("dev") || line.contains("secret") || line.contains("sku"));
    }

    private static int offset(String page, String tag) {
        return page.substring(0, page.indexOf(tag)).getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void that_a_dry_run_is_configured_is_said_when_the_shop_starts_and_only_then() {
        String words = "A dry run of the page rules is configured";

        assertThat(started(true)).anyMatch(line -> line.startsWith(words));
        assertThat(started(false)).noneMatch(line -> line.startsWith(words));
    }

    private static List<String> started(boolean dryRun) {
        return Logged.by(
                "ConsentFilterBuilder",
                () -> TestShop.open(builder -> dryRun ? builder.dryRun(request -> false) : builder)
                        .close());
    }
}
