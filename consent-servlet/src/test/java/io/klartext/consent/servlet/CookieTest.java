package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.key.KeyRing;
import io.klartext.consent.policy.Policy;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CookieTest {

    private final TestShop shop = TestShop.open();

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    @Tag("ePrivacy-5.3")
    void nothing_is_stored_for_a_visitor_who_only_looks() {
        Browser browser = shop.browser();

        for (String path :
                List.of("/plain", "/check", "/offer", "/links", "/consent/choices", "/consent/api/choices")) {
            Page page = browser.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.setCookie()).as(path).isEmpty();
        }
    }

    @Test
    @Tag("GDPR-32")
    void the_cookie_of_a_visitor_is_for_the_server_only_and_short() {
        Page granted = shop.browser().choose("granted:personalized-ads");

        assertThat(granted.setCookie())
                .startsWith("__Host-consent=")
                .contains("; HttpOnly", "; Secure", "; SameSite=Lax", "; Path=/", "; Max-Age=31536000")
                .doesNotContain("Domain")
                .hasSizeLessThan(512);
    }

    @Test
    void a_grant_gives_an_id_that_later_requests_are_known_by() {
        Browser browser = shop.browser();
        browser.choose("granted:personalized-ads");

        assertThat(browser.check("personalized-ads")).isEqualTo("GRANTED");
        assertThat(browser.get("/links").body()).contains("visitor:***");
        assertThat(shop.browser().check("personalized-ads")).isEqualTo("NOT_ASKED");
    }

    @Test
    @Tag("GDPR-25")
    void who_only_refuses_gets_no_id_and_is_refused_all_the_same() {
        try (TestShop own = TestShop.open()) {
            Browser browser = own.browser();
            Page done = browser.choose("refused:*");

            assertThat(done.setCookie()).contains("Max-Age=31536000");
            assertThat(browser.check("personalized-ads")).isEqualTo("REFUSED");
            assertThat(browser.check("newsletter")).isEqualTo("REFUSED");
            assertThat(browser.check("statistics")).isEqualTo("OBJECTED");
            assertThat(browser.check("order")).isEqualTo("REQUIRED");
            assertThat(browser.get("/links").body()).contains("nobody");
            assertThat(own.events())
                    .hasSize(4)
                    .allMatch(event -> event.evidence().policyVersion() == 1);

            Browser other = own.browser();
            other.choose("refused:*");
            assertThat(own.store.subjects())
                    .as("two people who refuse share no id")
                    .hasSize(2);
            assertThat(browser.choices().text()).contains("You said no on 3 March 2026. It is off.");
        }
    }

    @Test
    void refusals_end_with_the_cookies_life_whatever_the_browser_keeps() {
        try (TestShop own = TestShop.open()) {
            Browser browser = own.browser();
            browser.choose("refused:newsletter");
            own.clock.advance(Duration.ofDays(364));
            assertThat(browser.check("newsletter")).isEqualTo("REFUSED");
            own.clock.advance(Duration.ofDays(1));
            assertThat(browser.check("newsletter")).isEqualTo("NOT_ASKED");
        }
    }

    @Test
    void an_objection_to_all_direct_marketing_is_kept_without_an_id() {
        Browser browser = shop.browser();
        browser.choose("objected:direct-marketing");

        assertThat(browser.check("newsletter")).isEqualTo("OBJECTED");
        assertThat(browser.check("own-ranking")).isEqualTo("OBJECTED");
        assertThat(browser.check("statistics")).isEqualTo("LEGITIMATE_INTEREST");
        assertThat(browser.choices().text()).contains("You objected to all direct marketing on 3 March 2026.");
    }

    @Test
    void a_later_refusal_is_added_to_the_earlier_ones() {
        Browser browser = shop.browser();
        browser.choose("refused:newsletter");
        browser.choose("objected:statistics");
        browser.choose("refused:personalized-ads");

        assertThat(browser.check("newsletter")).isEqualTo("REFUSED");
        assertThat(browser.check("statistics")).isEqualTo("OBJECTED");
        assertThat(browser.check("personalized-ads")).isEqualTo("REFUSED");
        assertThat(browser.get("/links").body()).contains("nobody");
    }

    @Test
    void the_first_grant_takes_the_earlier_refusals_along() {
        try (TestShop own = TestShop.open()) {
            Browser browser = own.browser();
            browser.choose("refused:*");
            browser.choose("granted:newsletter");

            assertThat(browser.check("newsletter")).isEqualTo("GRANTED");
            assertThat(browser.check("personalized-ads")).isEqualTo("REFUSED");
            assertThat(browser.check("statistics")).isEqualTo("OBJECTED");
            var visitors = own.store.subjects().stream()
                    .filter(id -> own.events(id).stream()
                            .anyMatch(event -> event.choice().kind().word().equals("granted")))
                    .toList();
            assertThat(visitors).hasSize(1);
            assertThat(own.events(visitors.get(0)))
                    .extracting(event -> event.choice().kind().word())
                    .containsExactly("objected", "refused", "objected", "granted");
        }
    }

    @Test
    @Tag("GDPR-32")
    void a_cookie_with_any_character_changed_counts_as_none() {
        Browser browser = shop.browser();
        browser.choose("granted:personalized-ads");
        String cookie = browser.cookie();
        for (int i = 0; i < cookie.length(); i++) {
            char other = cookie.charAt(i) == 'A' ? 'B' : 'A';
            browser.cookie(cookie.substring(0, i) + other + cookie.substring(i + 1));
            assertThat(browser.check("personalized-ads")).as("character %d", i).isEqualTo("NOT_ASKED");
        }
        for (String odd : List.of("", "=", "A", cookie + "A", cookie + "=", cookie.substring(1), "A".repeat(600))) {
            assertThat(browser.cookie(odd).check("personalized-ads")).as(odd).isEqualTo("NOT_ASKED");
        }
        assertThat(browser.cookie(cookie).check("personalized-ads")).isEqualTo("GRANTED");
    }

    @Test
    void a_visitors_cookie_ends_after_a_year() {
        try (TestShop own = TestShop.open()) {
            Browser browser = own.browser();
            browser.choose("granted:newsletter");
            own.clock.advance(Duration.ofDays(364));
            assertThat(browser.check("newsletter")).isEqualTo("GRANTED");
            own.clock.advance(Duration.ofDays(1));
            assertThat(browser.check("newsletter")).isEqualTo("NOT_ASKED");
        }
    }

    @Test
    @Tag("GDPR-21")
    void each_choice_starts_the_cookies_year_anew_so_that_a_late_no_lasts_as_long() {
        try (TestShop own = TestShop.open()) {
            Browser browser = own.browser();
            browser.choose("granted:newsletter");
            own.clock.advance(Duration.ofDays(364));
            browser.choose("objected:statistics");
            own.clock.advance(Duration.ofDays(364));
            assertThat(browser.check("statistics")).isEqualTo("OBJECTED");
        }
    }

    @Test
    @Tag("GDPR-25")
    void a_cookie_of_ours_that_this_node_cannot_read_denies_until_the_next_choice() {
        List<String> keys = List.of(key(new SecureRandom()));
        String cookie;
        try (TestShop newer = TestShop.open(SamplePolicy.second(), builder -> builder.keys(KeyRing.of(keys)))) {
            newer.clock.advance(Duration.ofDays(30));
            Browser browser = newer.browser();
            browser.choose("objected:statistics");
            cookie = browser.cookie();
        }
        try (TestShop older = TestShop.open(SamplePolicy.first(), builder -> builder.keys(KeyRing.of(keys)))) {
            older.clock.advance(Duration.ofDays(30));
            Browser browser = older.browser().cookie(cookie);
            assertThat(browser.check("statistics")).isEqualTo("UNAVAILABLE");
            assertThat(browser.check("order")).isEqualTo("REQUIRED");

            browser.choose("objected:statistics");

            assertThat(browser.check("statistics")).isEqualTo("OBJECTED");
        }
    }

    @Test
    @Tag("GDPR-32")
    void a_visitors_cookie_never_applies_to_an_account_and_the_other_way_round() {
        Browser browser = shop.browser();
        browser.choose("granted:personalized-ads");
        String cookie = browser.cookie();

        browser.loggedInAs("separate");
        assertThat(browser.check("personalized-ads")).isEqualTo("NOT_ASKED");
        Page done = browser.choose("refused:personalized-ads");
        assertThat(done.setCookie()).isEmpty();
        assertThat(browser.check("personalized-ads")).isEqualTo("REFUSED");

        browser.without("X-Account");
        assertThat(browser.cookie()).isEqualTo(cookie);
        assertThat(browser.check("personalized-ads")).isEqualTo("GRANTED");
    }

    @Test
    void keys_rotate_without_forgetting_anybody() {
        SecureRandom random = new SecureRandom();
        String old = key(random);
        String fresh = key(random);
        String cookie;
        try (TestShop before = TestShop.open(builder -> builder.keys(KeyRing.of(List.of(old))))) {
            Browser browser = before.browser();
            browser.choose("refused:newsletter");
            cookie = browser.cookie();
        }
        try (TestShop during = TestShop.open(builder -> builder.keys(KeyRing.of(List.of("# new", fresh, old))))) {
            Browser browser = during.browser().cookie(cookie);
            assertThat(browser.check("newsletter")).isEqualTo("REFUSED");
            browser.choose("refused:personalized-ads");
            cookie = browser.cookie();
        }
        try (TestShop after = TestShop.open(builder -> builder.keys(KeyRing.of(List.of(fresh))))) {
            assertThat(after.browser().cookie(cookie).check("newsletter")).isEqualTo("REFUSED");
        }
        try (TestShop stranger = TestShop.open(builder -> builder.keys(KeyRing.of(List.of(old))))) {
            assertThat(stranger.browser().cookie(cookie).check("newsletter")).isEqualTo("NOT_ASKED");
        }
    }

    private static String key(SecureRandom random) {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    @Test
    void the_cookie_stays_short_whatever_was_refused_and_objections_are_never_dropped() {
        try (TestShop own = TestShop.open(manyPurposes(120))) {
            Browser browser = own.browser();
            for (int i = 0; i < 12; i++) {
                browser.choose("refused:purpose-" + i);
            }
            browser.choose("objected:interest");
            Page done = browser.choose("refused:*");

            assertThat(done.setCookie().split(";", 2)[0]).hasSizeLessThanOrEqualTo(512);
            assertThat(browser.check("purpose-0")).isEqualTo("REFUSED");
            assertThat(browser.check("interest")).isEqualTo("OBJECTED");
        }
    }

    @Test
    @Tag("GDPR-7.3")
    void a_no_said_by_hand_stays_one_where_many_are_kept_together_with_the_browsers() {
        try (TestShop own = TestShop.open(manyPurposes(120))) {
            Browser browser = own.browser();
            for (int i = 0; i < 12; i++) {
                browser.choose("refused:purpose-" + i);
            }
            browser.with("ADPC", "withdraw=*").get("/plain");
            Policy policy = own.consents.policy();
            String asked = "v1-" + policy.contentHash().substring(0, 8) + ".purpose-";

            browser.with("ADPC", "withdraw=*, consent=\"" + asked + "3 " + asked + "70\"");

            assertThat(browser.check("purpose-3")).isEqualTo("REFUSED");
            assertThat(browser.check("purpose-70")).isEqualTo("GRANTED");
        }
    }

    private static Policy manyPurposes(int count) {
        String purposes = IntStream.range(0, count)
                .mapToObj(i -> purpose("purpose-" + i, "consent", ", \"consentLifetime\": \"P6M\""))
                .collect(Collectors.joining(","));
        String json = """
                {"version": 1, "effectiveFrom": "2026-01-01T00:00:00Z", "languages": ["en"],
                 "controller": {"name": "Shop", "address": "A", "contact": "c@example.com", "authority": "B"},
                 "purposes": [%s, %s],
                 "dataCategories": [{"id": "visits", "title": {"en": "Visits"}, "attributes": ["visits"],
                   "origin": "observed"}], "recipients": [],
                 "texts": {"withdrawal": {"en": "You can withdraw at any time."}}}
                """.formatted(
                purposes,
                purpose("interest", "legitimate-interest", ", \"interest\": {\"en\": \"Knowing what is read\"}"));
        return Policy.parse(json);
    }

    private static String purpose(String id, String basis, String more) {
        return """
               {"id": "%s", "legalBasis": "%s", "title": {"en": "%s"}, "description": {"en": "D"},
                "data": ["visits"], "recipients": [], "retention": "P1D"%s}
               """.formatted(id, basis, id, more);
    }
}
