package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.servlet.adapt.PageRules;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Into what nothing is put, because it is no page, leads elsewhere, or would be blocked; and what is sent as it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PutIntoPagesTest {

    private final TestShop shop = TestShop.open(builder -> builder.pageRules(PageRules.parse(AdaptedPagesTest.RULES)));

    @AfterAll
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Dest, empty",
        "Sec-Fetch-Dest, script",
        "X-Requested-With, XMLHttpRequest",
        "Accept, */*",
        "Accept, 'application/json, text/plain, */*'"
    })
    void into_what_a_script_asks_for_no_notice_is_put(String header, String value) {
        assertThat(shop.browser().with(header, value).get("/page").body())
                .doesNotContain("klartext-notice", "component.js", "snippets.css", "Buy oil", "pixel.js")
                .contains("<h1>Page</h1>");
        Browser browser = shop.browser();
        browser.choose("granted:personalized-ads");
        assertThat(browser.with(header, value).get("/page").body())
                .contains("klartext-why")
                .doesNotContain("component.js");
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, https://shop.example/a/, true",
        "https://shop.example, //shop.example/, true",
        "https://shop.example, /a/, true",
        "https://shop.example, 'data:text/html,x', true",
        "https://shop.example, http://shop.example/, false",
        "https://shop.example, https://cdn.example/, false",
        "https://shop.example, https:nonsense, false",
        "-, https://localhost/, true",
        "-, //localhost:1/, true",
        "-, //cdn.example/, false"
    })
    void nothing_is_put_into_a_page_whose_base_would_lead_it_to_somebody_else(
            String origin, String base, boolean isPutIn) {
        PageRules rules = PageRules.parse(AdaptedPagesTest.RULES);
        try (TestShop own =
                TestShop.open(builder -> (origin.equals("-") ? builder : builder.origin(origin)).pageRules(rules))) {
            String body =
                    own.browser().get("/page?base=" + base.replace(" ", "%20")).body();

            assertThat(body.contains("klartext-notice")).isEqualTo(isPutIn);
            assertThat(body.contains("snippets.css")).isEqualTo(isPutIn);
            assertThat(body).doesNotContain("Buy oil", "pixel.js");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "default-src 'none', true",
        "form-action 'SELF', true",
        "form-action https://pay.example https://shop.example, true",
        "form-action shop.example/, true",
        "form-action https:, true",
        "form-action http://shop.example, true",
        "form-action https://shop.example:443, true",
        "form-action shop.example:*, true",
        "form-action https://*.example, true",
        "form-action *, true",
        "form-action https://shop.example:8443, false",
        "form-action https://*.shop.example, false",
        "form-action https://shop.example/pay/, false",
        "form-action ftp:, false",
        "sandbox allow-scripts allow-forms allow-same-origin, true",
        "sandbox allow-scripts allow-forms, false",
        "form-action https://pay.example, false",
        "form-action http:, true",
        "form-action 'none', false",
        "form-action, false",
        "sandbox, false"
    })
    void buttons_that_the_pages_own_policy_would_block_are_not_shown(String policy, boolean isShown) {
        try (TestShop own = TestShop.open(
                builder -> builder.origin("https://shop.example").pageRules(PageRules.parse(AdaptedPagesTest.RULES)))) {
            String body = own.browser()
                    .get("/page?policy=" + policy.replace(" ", "%20"))
                    .body();

            assertThat(body).contains("klartext-notice", "See all your choices");
            assertThat(body.contains("refused:*")).isEqualTo(isShown);
        }
    }

    @Test
    @Tag("GDPR-7.3")
    void a_file_without_a_type_is_sent_as_it_is() {
        try (TestShop other = TestShop.open(builder -> builder.pageRules(PageRules.parse("""
                {"scripts": [{"src": "*://cdn.example/pixel.js", "purpose": "personalized-ads"}]}""")))) {
            Browser browser = other.browser();
            assertThat(browser.get("/file?begins=PK%03%04").body()).isEqualTo("PK\u0003\u0004" + ShopServlet.FILE);
            assertThat(browser.get("/file?begins=%3Cp%3E%0B%00").body())
                    .as("begins like a page, whatever is in it")
                    .doesNotContain("end of file");
            assertThat(browser.get("/file?begins=text").body()).isEqualTo("text" + ShopServlet.FILE);
            assertThat(browser.get("/file?begins=%3Cp%3E").body())
                    .as("a browser may take it for a page")
                    .startsWith("<p>")
                    .doesNotContain("end of file");
        }
    }

    @Test
    void a_page_that_a_service_worker_fetches_is_a_page() {
        assertThat(shop.browser()
                        .with("Sec-Fetch-Dest", "empty")
                        .with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                        .get("/page")
                        .body())
                .contains("klartext-notice", "component.js");
    }

    @Test
    @Tag("ePrivacy-5.3")
    void more_cookies_than_one_response_can_take_away_go_with_the_next_ones() {
        PageRules rules = PageRules.parse("""
                {"cookies": [{"name": "_*", "purpose": "personalized-ads"}]}""");
        try (TestShop own = TestShop.open(builder -> builder.pageRules(rules))) {
            String cookies = IntStream.range(0, 60)
                    .mapToObj(i -> "_hjSessionUser_" + i + "=1")
                    .collect(Collectors.joining("; "));
            Set<String> gone = new HashSet<>();
            for (int request = 0; request < 60; request++) {
                Page page = own.browser().with("Cookie", cookies).get("/plain");
                assertThat(page.status()).isEqualTo(200);
                assertThat(page.body()).isEqualTo("plain");
                page.headers("Set-Cookie").forEach(line -> gone.add(line.substring(0, line.indexOf('='))));
                own.clock.advance(Duration.ofMillis(7));
            }
            assertThat(gone).hasSize(60);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*/*", "unknown/unknown", "application/unknown", "text/html, charset=utf-8", ";charset=UTF-8"})
    @Tag("GDPR-7.3")
    void of_what_no_type_is_known_the_first_bytes_tell(String type) {
        assertThat(shop.browser()
                        .get("/page?type=" + URLEncoder.encode(type, StandardCharsets.UTF_8))
                        .body())
                .contains("<h1>Page</h1>")
                .doesNotContain("Buy oil", "pixel.js", "klartext-notice");
    }

    @Test
    @Tag("GDPR-7.3")
    void what_began_as_no_page_does_not_become_one() {
        Page page = shop.browser().get("/page?type=text/plain&late=yes");

        assertThat(page.header("Content-Type")).startsWith("text/plain");
        assertThat(page.body()).contains("Buy oil");
    }
}
