package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {

    private final TestShop shop = TestShop.open();

    @AfterAll
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/consent/choices", "/consent/why", "/consent/nothing", "/consent/api/choices", "/consent/api/x"
            })
    @Tag("GDPR-32")
    void our_own_pages_are_private_and_closed_to_other_sites(String path) {
        Page page = shop.browser().get(path);

        assertThat(page.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
                        + " frame-ancestors 'none'");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(page.header("Vary")).contains("Cookie");
        assertThat(page.setCookie()).isEmpty();
        assertThat(page.body()).doesNotContain("<script", " style=", " onclick");
    }

    @Test
    void the_stylesheet_is_kept_for_a_year_under_its_hash() {
        String body = shop.browser().choices().body();
        String link = body.replaceAll("(?s).*href=\"(/consent/style.css[^\"]*)\".*", "$1");

        Page style = shop.browser().get(link);

        assertThat(style.status()).isEqualTo(200);
        assertThat(style.header("Content-Type")).startsWith("text/css");
        assertThat(style.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(style.body()).contains("--klartext-accent", "prefers-color-scheme: dark", "forced-colors");
        assertThat(style.setCookie()).isEmpty();
        assertThat(shop.browser()
                        .with("If-None-Match", style.header("ETag"))
                        .get(link)
                        .status())
                .isEqualTo(304);
        assertThat(shop.browser().get("/consent/style.css").header("Cache-Control"))
                .isEqualTo("public, no-cache");
        assertThat(shop.browser().get("/consent/style.css?v=old").header("Cache-Control"))
                .isEqualTo("public, no-cache");
    }

    @Test
    void head_is_get_without_a_body() {
        for (String path : new String[] {"/consent/choices", "/consent/style.css", "/consent/api/choices"}) {
            Page head = shop.browser().send("HEAD", path, BodyPublishers.noBody());
            assertThat(head.status()).as(path).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.header("Content-Length")).isNotEqualTo("0");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT    | /consent/choices   | GET, HEAD, POST",
                "DELETE | /consent/choices   | GET, HEAD, POST",
                "POST   | /consent/why       | GET, HEAD",
                "POST   | /consent/style.css | GET, HEAD",
                "OPTIONS| /consent/choices   | GET, HEAD, POST"
            })
    void other_methods_are_refused_with_those_that_work(String method, String path, String allowed) {
        Page page = shop.browser().send(method, path, BodyPublishers.noBody());

        assertThat(page.status()).isEqualTo(405);
        assertThat(page.header("Allow")).isEqualTo(allowed);
        assertThat(page.text()).contains("This page cannot be used that way");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/consent/nothing", "/consent/choices/", "/consent/choices/more", "/consent/Choices"})
    void unknown_pages_are_not_found(String path) {
        Page page = shop.browser().get(path);

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("There is no such page");
    }

    @Test
    void the_path_itself_leads_to_the_choices_and_its_neighbours_are_the_shops() {
        assertThat(shop.browser().get("/consent").header("Location")).isEqualTo("/consent/choices");
        assertThat(shop.browser().get("/consents").text()).doesNotContain("There is no such page");
    }

    @ParameterizedTest(name = "{0} is taken: {1}")
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "/ true",
                "/cart true",
                "/cart?a=b&c=d true",
                "/cart#list true",
                "/search?q=http://x.example/ true",
                "/search?q=a//b true",
                "/a/../b true",
                "/%2e%2e/ true",
                "/öl?q=ä true",
                "/a;b=c true",
                "/a:b true",
                "/@evil.example true",
                "`` false",
                "cart false",
                "./cart false",
                "../cart false",
                "?a=b false",
                "#top false",
                "// false",
                "//evil.example false",
                "///evil.example false",
                "/a//b false",
                "/.//evil.example false",
                "/\\evil.example false",
                "\\\\evil.example false",
                "\\/evil.example false",
                "/a\\b false",
                "https://evil.example/ false",
                "https:/evil.example false",
                "https:evil.example false",
                "HTTP://evil.example false",
                "javascript:alert(1) false",
                "data:text/html,x false",
                "` /cart` false",
                "`\t/cart` false",
                "`/\t/evil.example` false",
                "`/cart\r\nSet-Cookie: a=b` false",
                "`/\n/evil.example` false",
                "`/cart\u0000` false",
                "`/cart\u0085` false"
            })
    @Tag("GDPR-32")
    void only_a_path_of_the_same_origin_is_returned_to(String path, boolean taken) {
        String query = URLEncoder.encode(path, StandardCharsets.UTF_8);

        String body = shop.browser().get("/consent/choices?return=" + query).body();
        assertThat(body.contains("Back to the shop")).isEqualTo(taken);

        Browser browser = shop.browser();
        Page why = browser.get(browser.get("/offer?purpose=own-ranking").lastLine());
        String location = browser.press(why, "objected:own-ranking", path).header("Location");
        if (taken) {
            assertThat(location).startsWith("/").isASCII().doesNotContain("/consent/choices");
        } else {
            assertThat(location).startsWith("/consent/choices?done=").doesNotContain("evil");
        }
    }

    @Test
    @Tag("GDPR-32")
    void texts_of_the_policy_and_of_the_shop_are_never_markup() {
        try (TestShop hostile = TestShop.open(SamplePolicy.hostile())) {
            Browser browser = hostile.browser().loggedInAs("x");
            Page choices = browser.choices();
            browser.press(choices, "granted:personalized-ads");
            String title = URLEncoder.encode("<script>\"'&</script>", StandardCharsets.UTF_8);
            Page why = browser.get(browser.get("/offer?title=" + title).lastLine());

            for (Page page : new Page[] {choices, why}) {
                assertThat(page.body())
                        .doesNotContain("<script", "<img", "<b>", "<i>")
                        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&#39;")
                        .contains("&lt;b&gt;Mailer&lt;/b&gt;", "&lt;img src=x onerror=alert(1)&gt;")
                        .contains("Muster &lt;i&gt;&amp;amp; Söhne&lt;/i&gt;");
            }
            assertThat(why.body()).contains("&lt;script&gt;&quot;&#39;&amp;&lt;/script&gt;");
        }
    }

    @Test
    void what_stands_in_the_address_is_never_markup() {
        String evil = URLEncoder.encode("\"><script>alert(1)</script>", StandardCharsets.UTF_8);
        String back = URLEncoder.encode("/cart?q=\"><script>", StandardCharsets.UTF_8);

        assertThat(shop.browser()
                        .get("/consent/choices?lang=" + evil + "&done=" + evil + "&return=" + back)
                        .body())
                .doesNotContain("<script")
                .contains("href=\"/cart?q=%22%3E%3Cscript%3E\"");
        assertThat(shop.browser().get("/consent/why?t=" + evil).body()).doesNotContain("<script");
    }

    @Test
    void pages_can_be_skipped_through_and_name_their_parts() {
        String body = shop.browser().choices().body();

        assertThat(body)
                .contains("<a class=\"skip\" href=\"#content\">", "<main id=\"content\">", "<h1>Your choices</h1>")
                .contains("<section class=\"card\" aria-labelledby=\"purpose-newsletter\">")
                .contains("<h3 id=\"purpose-newsletter\">Newsletter</h3>")
                .contains("<nav class=\"languages\" aria-label=\"Language\">")
                .contains("<title>Your choices - Muster Feinkost GmbH</title>")
                .contains("Allow<span class=\"hidden\">: Newsletter</span>");
    }
}
