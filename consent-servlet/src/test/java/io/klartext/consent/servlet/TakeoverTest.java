package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.servlet.adapt.PageRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakeoverTest {

    private final TestShop shop = TestShop.open(SamplePolicy.rich());

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    @Tag("GDPR-7.1")
    void a_login_takes_no_grant_over_and_each_no_that_the_account_has_not_answered() {
        Browser browser = shop.browser();
        browser.choose("granted:newsletter");
        browser.choose("refused:personalized-ads");
        browser.choose("objected:statistics");
        shop.browser().loggedInAs("login-1").choose("granted:personalized-ads");

        assertThat(browser.get("/login?id=login-1").body()).isEqualTo("objected:statistics");

        browser.loggedInAs("login-1");
        assertThat(browser.check("newsletter")).isEqualTo("NOT_ASKED");
        assertThat(browser.check("personalized-ads")).isEqualTo("GRANTED");
        assertThat(browser.check("statistics")).isEqualTo("OBJECTED");
    }

    @Test
    void a_registration_takes_grants_over_too_and_a_denial_wins() {
        Browser browser = shop.browser();
        browser.choose("granted:newsletter");
        browser.choose("refused:personalized-ads");
        shop.browser().loggedInAs("new-1").choose("granted:personalized-ads");

        assertThat(browser.get("/register?id=new-1").body()).isEqualTo("granted:newsletter refused:personalized-ads");

        browser.loggedInAs("new-1");
        assertThat(browser.check("newsletter")).isEqualTo("GRANTED");
        assertThat(browser.check("personalized-ads")).isEqualTo("REFUSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "redirect", "error", "forward", "close", "flush", "large", "own"})
    @Tag("GDPR-32")
    void a_shop_that_resets_its_response_behind_the_login_loses_neither_the_cookie_nor_that_it_is_for_one_person(
            String end) {
        Browser browser = shop.browser();
        browser.choose("refused:newsletter");

        Page page = browser.post("/reset?login=resets-" + end + "&end=" + end, "text/plain", "");

        assertThat(page.headers("Set-Cookie")).singleElement().asString().startsWith("__Host-consent=");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(browser.get("/login?id=second-" + end).body())
                .as("what the first account has taken over is no other's")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "own"})
    void what_only_gets_something_keeps_the_cookie_as_long_as_nothing_is_on_its_way(String end) {
        Browser browser = shop.browser();
        browser.choose("refused:newsletter");

        Page page = browser.get("/reset?login=gets-" + end + "&end=" + end);

        assertThat(page.headers("Set-Cookie")).singleElement().asString().startsWith("__Host-consent=");
        assertThat(page.header("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "redirect", "error", "forward", "close", "flush", "large", "own"})
    void on_a_path_with_rules_no_reset_is_missed_whatever_the_method(String end) {
        PageRules rules = PageRules.parse("{\"cookies\": [{\"name\": \"_ads*\", \"purpose\": \"personalized-ads\"}]}");
        try (TestShop own = TestShop.open(builder -> builder.pageRules(rules))) {
            Browser browser = own.browser();
            browser.choose("refused:newsletter");

            Page page = browser.get("/reset?login=rules&end=" + end);

            assertThat(page.headers("Set-Cookie")).singleElement().asString().startsWith("__Host-consent=");
            assertThat(page.header("Cache-Control")).contains("no-store");
        }
    }

    @Test
    @Tag("GDPR-7.1")
    void refusals_that_only_the_cookie_knows_are_taken_over_with_their_text_place_and_time() {
        try (TestShop own = TestShop.open(SamplePolicy.rich())) {
            Browser browser = own.browser().with("Accept-Language", "de");
            browser.choose("refused:newsletter");
            own.clock.advance(Duration.ofDays(3));

            assertThat(browser.get("/login?id=late").body()).isEqualTo("refused:newsletter");

            ChoiceEvent event = own.events(SubjectId.account("late")).get(0);
            assertThat(event.givenAt()).isEqualTo(Instant.parse("2026-03-03T10:00:00Z"));
            assertThat(event.recordedAt()).isEqualTo(Instant.parse("2026-03-06T10:00:00Z"));
            assertThat(event.evidence().language()).isEqualTo("de");
            assertThat(event.evidence().surface()).contains("consent/choices");
            assertThat(event.evidence().method()).isEqualTo(Method.BUTTON);
            assertThat(event.evidence().policyVersion()).isEqualTo(1);
        }
    }

    @Test
    @Tag("GDPR-32")
    void a_second_account_on_the_same_browser_inherits_nothing_whether_or_not_the_visitor_has_an_id() {
        for (List<String> said :
                List.of(List.of("refused:newsletter"), List.of("refused:personalized-ads", "granted:newsletter"))) {
            Browser browser = shop.browser();
            said.forEach(browser::choose);
            String first = "first-" + said.size();
            String second = "second-" + said.size();

            assertThat(browser.get("/login?id=" + first).body()).contains("refused:");
            assertThat(browser.get("/login?id=" + second).body()).isEmpty();
            assertThat(browser.get("/register?id=" + second).body()).isEmpty();

            assertThat(shop.events(SubjectId.account(second))).isEmpty();
            assertThat(browser.get("/register?id=" + first).status()).isEqualTo(200);
        }
    }

    @Test
    @Tag("GDPR-32")
    void a_claim_outlives_later_refusals_and_the_first_grant_of_the_visitor() {
        Browser browser = shop.browser();
        browser.choose("refused:newsletter");
        browser.get("/login?id=owner");
        browser.choose("refused:personalized-ads");
        assertThat(browser.get("/login?id=guest").body()).isEmpty();

        browser.choose("granted:newsletter");
        assertThat(browser.get("/links").body()).contains("visitor:***");

        assertThat(browser.get("/login?id=guest").body()).isEmpty();
        assertThat(browser.get("/login?id=owner").body()).isEqualTo("refused:personalized-ads");
    }

    @Test
    void logging_in_again_records_nothing_new() {
        Browser browser = shop.browser();
        browser.choose("refused:newsletter");
        browser.get("/login?id=again");
        long before = shop.consents.history(SubjectId.account("again")).events().size();

        assertThat(browser.get("/login?id=again").body()).isEmpty();

        assertThat(shop.consents.history(SubjectId.account("again")).events()).hasSize((int) before);
    }

    @Test
    void somebody_without_a_cookie_brings_nothing_along() {
        assertThat(shop.browser().get("/login?id=plain").body()).isEmpty();
        assertThat(shop.browser().get("/register?id=plain").body()).isEmpty();
        assertThat(shop.events(SubjectId.account("plain"))).isEmpty();
    }

    @Test
    void a_silent_store_is_told_and_the_same_account_can_try_again() {
        try (TestShop own = TestShop.open()) {
            Browser browser = own.browser();
            browser.choose("refused:newsletter");
            own.store.is(SwitchedStore.Condition.SILENT);
            assertThat(browser.get("/login?id=anna").body()).contains("STORE_UNAVAILABLE");
            own.store.is(SwitchedStore.Condition.GOOD);

            assertThat(browser.get("/login?id=ben").body()).isEmpty();
            assertThat(browser.get("/login?id=anna").body()).isEqualTo("refused:newsletter");
        }
    }

    @Test
    @Tag("GDPR-32")
    void after_a_logout_nothing_of_the_account_shows() {
        Browser browser = shop.browser();
        browser.choose("refused:newsletter");
        browser.get("/login?id=secret-anna");
        browser.loggedInAs("secret-anna");
        browser.choose("granted:personalized-ads");
        browser.choose("objected:statistics");
        String why = browser.get("/offer").lastLine();
        assertThat(browser.get(why).text()).contains("Truffle oil", "Sea salt");

        browser.without("X-Account");

        assertThat(browser.check("personalized-ads")).isEqualTo("NOT_ASKED");
        assertThat(browser.check("statistics")).isEqualTo("LEGITIMATE_INTEREST");
        assertThat(browser.check("newsletter")).isEqualTo("REFUSED");
        Page page = browser.choices();
        assertThat(page.text()).contains("You refused Newsletter.").doesNotContain("You allowed", "You objected");
        Page api = browser.get("/consent/api/choices");
        assertThat(api.body()).contains("\"subject\":\"nobody\"").doesNotContain("GRANTED", "OBJECTED");
        Page gone = browser.get(why);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.text()).doesNotContain("Truffle", "Sea salt");
        Stream.of(page, api, gone).forEach(shown -> assertThat(shown.body()).doesNotContain("secret-anna"));
    }

    @Test
    @Tag("GDPR-5.1.c")
    void the_claim_in_the_cookie_tells_nobody_the_account() {
        Browser browser = shop.browser();
        browser.choose("refused:newsletter");
        int before = browser.cookie().length();
        browser.get("/login?id=tagged");

        assertThat(browser.cookie().length() - before).isBetween(1, 8);
        assertThat(new String(
                        java.util.Base64.getUrlDecoder().decode(browser.cookie()),
                        java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("tagged");
    }

    @Test
    @Tag("GDPR-7.1")
    void the_first_grant_takes_earlier_refusals_along_with_their_own_time_and_place() {
        try (TestShop own = TestShop.open()) {
            Browser browser = own.browser();
            browser.choose("refused:personalized-ads");
            own.clock.advance(Duration.ofDays(2));

            browser.choose("granted:newsletter");

            ChoiceEvent refused = own.events().stream()
                    .filter(event -> event.evidence().givenAt().isPresent())
                    .findFirst()
                    .orElseThrow();
            assertThat(refused.choice().purpose()).isEqualTo(SamplePolicy.ADS);
            assertThat(refused.givenAt()).isEqualTo(Instant.parse("2026-03-03T10:00:00Z"));
            assertThat(refused.evidence().surface()).contains("consent/choices");
            assertThat(browser.choices().text())
                    .contains("You said no on 3 March 2026.", "You allowed this on 5 March 2026.");
        }
    }
}
