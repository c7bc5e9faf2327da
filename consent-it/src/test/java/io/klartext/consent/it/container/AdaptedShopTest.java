package io.klartext.consent.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole filter with its rules: everything that a rule can do, on each container, and however the page comes about. */
@OnEveryServer
class AdaptedShopTest {

    private final Site site;

    AdaptedShopTest(Site site) {
        this.site = site;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/page", "/forward", "/include", "/async", "/async-dispatch", "/cached", "/cached-late", "/reset"
            })
    void what_is_denied_is_left_out_or_replaced_and_whoever_may_be_asked_is_asked_once(String path) {
        Reply page = new Person(site).get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .doesNotContain("sku-", "Oil", "Salt", "banner", "Buy oil", "/ads/pixel.js", "consent-why>")
                .contains("<script src=\"/own.js\"></script>", "Footer &copy; M\u00fcller")
                .containsOnlyOnce("<p>neutral</p>")
                .containsOnlyOnce("<section class=\"klartext-notice\"");
        assertThat(page.header("Cache-Control")).isEqualTo("private, no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page", "/forward", "/include", "/async", "/async-dispatch", "/cached", "/cached-late"})
    void what_is_allowed_is_sent_and_each_offer_explains_itself_once(String path) {
        Person allowing = Person.allowing(site);
        String page = allowing.get(path).text();

        assertThat(page)
                .contains("data-sku=\"sku-1\">Oil", "data-sku=sku-2>Salt", "Buy oil", "/ads/pixel.js")
                .containsOnlyOnce("<section class=\"klartext-allowed\"")
                .doesNotContain("neutral", "klartext-notice\"");
        assertThat(page.split("<consent-why>", -1)).hasSize(1 + 3);
        Reply why = allowing.getExactly(allowing.whyLinkOn(path));
        assertThat(why.status()).isEqualTo(200);
        assertThat(why.text()).contains("What you bought", "How much it mattered cannot be said.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/error", "/exception"})
    void an_error_page_is_adapted_too_and_keeps_its_status(String path) {
        Reply denied = new Person(site).get(path);
        assertThat(denied.status()).isEqualTo(500);
        assertThat(denied.text()).contains("Something went wrong").doesNotContain("sku-", "Buy oil");

        Reply allowed = Person.allowing(site).get(path);
        assertThat(allowed.status()).isEqualTo(500);
        assertThat(allowed.text()).contains("sku-1", "Buy oil");
        assertThat(allowed.text().split("<consent-why>", -1)).hasSize(1 + 3);
    }

    @Test
    void an_error_page_behind_the_beginning_of_a_page_is_adapted_too() {
        try (Wire wire = site.open("/shop/broken")) {
            assertThat(wire.readToTheEndOrWhereItBreaksOff())
                    .contains("the beginning")
                    .doesNotContain("sku-", "Buy oil", "/ads/pixel.js");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page", "/forward", "/async", "/async-dispatch", "/error", "/exception"})
    void a_cookie_of_a_denied_purpose_is_not_set(String path) {
        assertThat(new Person(site).get(path).headers("Set-Cookie")).noneMatch(line -> line.startsWith("_ads"));
        assertThat(Person.allowing(site).get(path).headers("Set-Cookie"))
                .anyMatch(line -> line.startsWith("_ads_") && line.contains("=1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page", "/stock.json", "/recommendations/list", "/feed/list"})
    void a_cookie_of_a_denied_purpose_that_is_there_is_taken_away_and_no_other(String path) {
        assertThat(new Person(site)
                        .withCookie("_ads_old", "1")
                        .withCookie("basket", "2")
                        .get(path)
                        .headers("Set-Cookie"))
                .anyMatch(line -> line.startsWith("_ads_old=; Path=/; ") && line.contains("Max-Age=0"))
                .noneMatch(line -> line.startsWith("basket=;"));
    }

    @Test
    void a_guarded_path_is_answered_in_the_shops_place_until_it_is_allowed() {
        Reply problem = new Person(site).get("/recommendations/list");
        assertThat(problem.status()).isEqualTo(403);
        assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(new Person(site).get("/feed/list").text())
                .endsWith("</section><p>neutral</p>")
                .doesNotContain("sku-8");

        Person allowing = Person.allowing(site);
        assertThat(allowing.get("/recommendations/list").text()).contains("recommended");
        assertThat(allowing.get("/feed/list").text()).contains("sku-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page", "/forward", "/async", "/recommendations/list", "/feed/list"})
    void a_browser_that_says_no_is_heard_in_the_same_request(String path) {
        assertThat(Person.allowing(site).get(path, "Sec-GPC", "1").text()).doesNotContain("sku-", "Buy oil");
    }

    @Test
    @Tag("GDPR-7.3")
    void a_no_after_a_yes_holds_from_the_next_page_on() {
        Person person = Person.allowing(site);
        assertThat(person.get("/page").text()).contains("sku-1");

        person.choose("withdrawn:personalized-ads");

        Reply page = person.get("/page", "If-None-Match", "\"page-1\"");
        assertThat(page.text()).doesNotContain("sku-", "Buy oil");
        assertThat(person.get("/recommendations/list").status()).isEqualTo(403);
        assertThat(person.cookie("_ads_id")).isEmpty();
    }

    @Test
    void the_notice_is_answered_on_the_page_itself() {
        Person person = new Person(site);
        String token = person.get("/page").text().replaceAll("(?s).*name=\"token\" value=\"([^\"]+)\".*", "$1");
        Reply done = person.send(
                "POST",
                "/consent/choices",
                "application/x-www-form-urlencoded",
                Person.form(Map.of("token", token, "choice", "refused:*", "return", "/shop/page")));

        assertThat(done.status()).isEqualTo(303);
        assertThat(done.header("Location"))
                .startsWith("/shop/consent/choices?done=")
                .endsWith("&return=%2Fshop%2Fpage");
        assertThat(person.get("/page").text()).doesNotContain("klartext-notice");
    }
}
