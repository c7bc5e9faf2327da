package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser says on a person's behalf: Advanced Data Protection Control, https://www.dataprotectioncontrol.org/spec/. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdpcTest {

    private final TestShop shop = TestShop.open(SamplePolicy.rich());

    @AfterAll
    void close() {
        shop.close();
    }

    private static String id(TestShop shop, String purpose) {
        Policy policy = shop.consents.policy();
        return "v" + policy.version() + "-" + policy.contentHash().substring(0, 8) + "." + PurposeId.of(purpose);
    }

    private String id(String purpose) {
        return id(shop, purpose);
    }

    private static JsonNode requests(Browser browser) {
        try {
            return new ObjectMapper()
                    .readTree(browser.get("/consent/consent-requests.json").body())
                    .path("consentRequests");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static void says(Browser browser, String adpc) {
        browser.with("ADPC", adpc).get("/plain");
        browser.without("ADPC");
    }

    @Test
    @Tag("GDPR-12")
    void the_requests_are_those_that_rest_on_consent_each_with_the_facts_and_an_identifier_of_its_wording() {
        JsonNode requests = requests(shop.browser());

        assertThat(requests).hasSize(2);
        assertThat(requests.path(1).path("id").textValue())
                .isEqualTo(id("newsletter"))
                .matches("[A-Za-z0-9._~-]+");
        assertThat(requests.path(1).path("text").textValue())
                .isEqualTo(
                        "Muster Feinkost GmbH asks for your consent. Newsletter: One letter a month. Data: Your favourite"
                                + " kind (you told us). Who else gets it: Mailer GmbH, Germany (works for the shop). Kept: one year"
                                + " and 6 months. Your yes lasts 24 months; you can end it at any time.");
        assertThat(requests.path(0).path("text").textValue()).contains("A program decides on its own.");
        assertThat(requests(shop.browser().with("Accept-Language", "de"))
                        .path(1)
                        .path("text")
                        .textValue())
                .contains("bittet um Ihre Einwilligung");
    }

    @Test
    void the_resource_is_the_same_for_everybody_and_can_be_kept() {
        Browser browser = shop.browser();
        Page page = browser.get("/consent/consent-requests.json");

        assertThat(page.header("Content-Language")).isEqualTo("en");
        assertThat(page.header("Vary")).isEqualTo("Accept-Language");
        assertThat(page.header("Content-Type")).startsWith("application/json");
        Page again = browser.with("If-None-Match", page.header("ETag")).get("/consent/consent-requests.json");
        assertThat(again.status()).isEqualTo(304);
        assertThat(browser.with("Accept-Language", "de")
                        .get("/consent/consent-requests.json")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_page_that_reads_a_decision_points_to_the_requests_and_one_that_does_not_is_left_alone() {
        assertThat(shop.browser().get("/check").header("Link"))
                .isEqualTo("</consent/consent-requests.json>; rel=\"consent-requests\"");
        assertThat(shop.browser().choices().header("Link")).contains("consent-requests.json");
        assertThat(shop.browser().get("/plain").header("Link")).isEmpty();
        try (TestShop own = TestShop.openAt("/shop")) {
            assertThat(own.browser().get("/check").header("Link")).contains("</shop/consent/consent-requests.json>");
        }
    }

    @Test
    void a_shop_that_asks_for_nothing_says_so_without_a_round_trip() {
        Policy nothing = Policy.parse(SamplePolicy.first()
                .json()
                .replace("\"legalBasis\":\"consent\"", "\"legalBasis\":\"legitimate-interest\"")
                .replaceAll("\"consentLifetime\":\"[^\"]*\",", ""));
        try (TestShop own = TestShop.open(nothing)) {
            assertThat(own.browser().get("/check").header("Link")).isEqualTo("<about:blank>; rel=\"consent-requests\"");
            assertThat(requests(own.browser())).isEmpty();
        }
    }

    @Test
    @Tag("GDPR-7.3")
    void a_withdrawal_of_everything_is_recorded_once_and_takes_effect_in_the_same_request() {
        Browser browser = shop.browser().loggedInAs("withdraw-all");
        browser.choose("granted:newsletter");
        browser.choose("objected:statistics");
        browser.with("ADPC", "withdraw=*");

        assertThat(browser.check("newsletter")).isEqualTo("WITHDRAWN");
        browser.check("newsletter");
        browser.get("/plain");

        assertThat(shop.events(SubjectId.account("withdraw-all")))
                .filteredOn(event -> event.evidence().method() == Method.BROWSER_SIGNAL)
                .extracting(event ->
                        event.choice().kind().word() + ":" + event.choice().purpose())
                .containsExactlyInAnyOrder("refused:health-tips", "refused:personalized-ads", "withdrawn:newsletter");
        assertThat(browser.check("own-ranking")).isEqualTo("LEGITIMATE_INTEREST");
        assertThat(browser.choices().text()).contains("Your browser sends withdrawals to this shop");
    }

    @Test
    @Tag("GDPR-32")
    void a_cookie_that_answers_the_browser_is_kept_in_no_shared_cache() {
        Page yes = shop.browser().with("ADPC", "consent=" + id("newsletter")).get("/public");
        Page no = shop.browser().with("ADPC", "withdraw=*").get("/consent/component.js");

        for (Page page : List.of(yes, no)) {
            assertThat(page.header("Set-Cookie")).startsWith("__Host-consent=");
            assertThat(page.header("Cache-Control")).isEqualTo("private, no-store");
        }
        assertThat(shop.browser().get("/public").header("Cache-Control")).isEqualTo("public, max-age=60");
    }

    @Test
    void the_tag_of_the_requests_is_another_one_when_they_are() throws Exception {
        Page page = shop.browser().get("/consent/consent-requests.json");

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(page.body().getBytes(StandardCharsets.UTF_8));
        assertThat(page.header("ETag"))
                .isEqualTo('"' + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + '"');
    }

    @Test
    @Tag("GDPR-7.3")
    void a_stand_alone_request_withdraws_a_single_consent_by_any_identifier_it_ever_had() {
        Browser browser = shop.browser().loggedInAs("withdraw-one");
        browser.choose("granted:newsletter");
        browser.choose("granted:personalized-ads");

        Page page = browser.with("ADPC", "withdraw=v0-00000000.newsletter").send("HEAD", "/", BodyPublishers.noBody());

        assertThat(page.status()).isEqualTo(404);
        browser.without("ADPC");
        assertThat(browser.check("newsletter")).isEqualTo("WITHDRAWN");
        assertThat(browser.check("personalized-ads")).isEqualTo("GRANTED");
    }

    @Test
    @Tag("GDPR-21")
    void an_objection_to_direct_marketing_is_recorded_once() {
        Browser browser = shop.browser().loggedInAs("object").with("ADPC", "object=direct-marketing");

        assertThat(browser.check("own-ranking")).isEqualTo("OBJECTED");
        assertThat(browser.check("newsletter")).isEqualTo("OBJECTED");
        browser.get("/plain");
        browser.get("/plain");

        assertThat(shop.events(SubjectId.account("object"))).hasSize(1);
        assertThat(browser.check("statistics")).isEqualTo("LEGITIMATE_INTEREST");
    }

    @Test
    void a_visitor_without_an_id_has_them_in_the_cookie_and_nothing_in_the_store() {
        try (TestShop own = TestShop.open(SamplePolicy.rich())) {
            Browser browser = own.browser();
            Page page =
                    browser.with("ADPC", "withdraw=*, object=direct-marketing").get("/plain");
            assertThat(page.setCookie()).contains("Max-Age=31536000");
            assertThat(browser.get("/plain").setCookie())
                    .as("it stands already")
                    .isEmpty();

            browser.without("ADPC");

            assertThat(browser.check("health-tips")).isEqualTo("REFUSED");
            assertThat(browser.check("own-ranking")).isEqualTo("OBJECTED");
            assertThat(own.store.subjects()).isEmpty();

            browser.choose("granted:personalized-ads");
            assertThat(own.events())
                    .filteredOn(event -> event.choice().purpose().equals(PurposeId.DIRECT_MARKETING))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.evidence().method()).isEqualTo(Method.BROWSER_SIGNAL);
                        assertThat(event.evidence().surface()).contains("browser");
                    });
        }
    }

    @Test
    @Tag("GDPR-4.11")
    void consent_counts_in_answer_to_our_own_request_and_is_recorded_as_a_browsers_answer() {
        Browser browser = shop.browser().loggedInAs("consent");
        browser.with("ADPC", "withdraw=*, consent=" + id("newsletter"));

        assertThat(browser.check("newsletter")).isEqualTo("GRANTED");
        assertThat(browser.check("personalized-ads")).isEqualTo("REFUSED");
        browser.check("newsletter");

        ChoiceEvent granted = shop.events(SubjectId.account("consent")).stream()
                .filter(event -> event.choice().purpose().equals(SamplePolicy.NEWS))
                .reduce((a, b) -> {
                    throw new AssertionError("recorded twice");
                })
                .orElseThrow();
        assertThat(granted.evidence().method()).isEqualTo(Method.BROWSER_ANSWER);
        assertThat(granted.evidence().noticeHash())
                .isEqualTo(shop.consents.policy().notice("en").hash());
        assertThat(granted.evidence().explicit()).isFalse();
    }

    @Test
    void several_identifiers_in_quotes_and_several_headers_count() {
        Browser browser = shop.browser().loggedInAs("several");
        says(browser, "consent=\"" + id("newsletter") + "  " + id("personalized-ads") + "\" , later=1");

        assertThat(browser.check("newsletter")).isEqualTo("GRANTED");
        assertThat(browser.check("personalized-ads")).isEqualTo("GRANTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "consent=*",
                "consent=newsletter",
                "consent=v1.newsletter",
                "consent=v1-00000000.newsletter",
                "consent=v2-%s.newsletter",
                "consent=v1-%s.newsletter v1-%s.personalized-ads",
                "consent=\"v1-%s.newsletter",
                "consent",
                "consent=",
                "consent=\"\"",
                "=v1-%s.newsletter",
                "consent=v1-%s.statistics",
                "consent=v1-%s.order",
                "consent=v1-%s.health-tips",
                "consent=V1-%s.newsletter",
                ", ,\"",
                "object=everything",
                "withdraw=v1-%s.newsletter, consent=v1-%s.newsletter"
            })
    @Tag("GDPR-4.11")
    void no_other_answer_creates_consent(String adpc) {
        Browser browser = shop.browser().loggedInAs("none-" + Integer.toHexString(adpc.hashCode()));

        says(browser, adpc.replace("%s", shop.consents.policy().contentHash().substring(0, 8)));

        assertThat(browser.get("/all").body()).doesNotContain("GRANTED");
        assertThat(browser.check("statistics")).isEqualTo("LEGITIMATE_INTEREST");
    }

    @Test
    @Tag("GDPR-7.3")
    void a_yes_that_the_browser_goes_on_repeating_never_undoes_a_no_that_was_said_on_a_page() {
        Browser browser = shop.browser().loggedInAs("repeating").with("ADPC", "consent=" + id("newsletter"));
        assertThat(browser.check("newsletter")).isEqualTo("GRANTED");

        browser.choose("withdrawn:newsletter");

        assertThat(browser.check("newsletter")).isEqualTo("WITHDRAWN");
        assertThat(browser.check("newsletter")).isEqualTo("WITHDRAWN");
    }

    @Test
    void a_no_of_the_browser_itself_can_be_followed_by_its_yes_with_and_without_an_id() {
        for (String account : new String[] {"changed-mind", ""}) {
            Browser browser =
                    account.isEmpty() ? shop.browser() : shop.browser().loggedInAs(account);
            says(browser, "withdraw=*");
            assertThat(browser.check("newsletter")).isEqualTo("REFUSED");

            says(browser, "withdraw=*, consent=" + id("newsletter"));

            assertThat(browser.check("newsletter")).isEqualTo("GRANTED");
            assertThat(browser.check("personalized-ads")).isEqualTo("REFUSED");
        }
    }

    @Test
    void a_yes_that_the_browser_still_repeats_is_not_renewed_when_its_time_is_over() {
        try (TestShop own = TestShop.open(SamplePolicy.rich())) {
            Browser browser =
                    own.browser().loggedInAs("old-yes").with("ADPC", "consent=" + id(own, "personalized-ads"));
            assertThat(browser.check("personalized-ads")).isEqualTo("GRANTED");
            own.clock.advance(Duration.ofDays(366));
            assertThat(browser.check("personalized-ads")).isEqualTo("EXPIRED");
        }
    }

    @Test
    void the_identifier_of_a_new_text_is_another_one_and_the_old_yes_spares_the_purpose_from_a_general_withdrawal() {
        try (TestShop own = TestShop.open(SamplePolicy.rich(), SamplePolicy.wider())) {
            Browser browser = own.browser().loggedInAs("versions");
            String old = id(own, "newsletter");
            String ads = id(own, "personalized-ads");
            says(browser, "consent=\"" + old + " " + ads + "\"");
            own.clock.advance(SamplePolicy.UNTIL_SECOND);

            says(browser, "withdraw=*, consent=\"" + old + " " + ads + "\"");
            assertThat(browser.check("newsletter")).isEqualTo("POLICY_CHANGED");
            assertThat(browser.check("personalized-ads")).isEqualTo("GRANTED");

            says(browser, "consent=" + id(own, "newsletter"));
            assertThat(browser.check("newsletter")).isEqualTo("GRANTED");
        }
    }

    @Test
    @Tag("ePrivacy-5.3")
    void only_a_page_makes_a_visitor_not_its_parts() {
        Browser browser = shop.browser();
        says(browser.with("Sec-Fetch-Mode", "no-cors"), "consent=" + id("newsletter"));
        assertThat(browser.cookie()).isEmpty();
    }

    @Test
    @Tag("GDPR-25")
    void a_no_that_cannot_be_recorded_denies_everything_optional_in_that_request_and_the_page_survives() {
        try (TestShop own = TestShop.open(SamplePolicy.rich())) {
            Browser browser = own.browser().loggedInAs("silent");
            browser.choose("granted:newsletter");
            browser.check("newsletter");
            own.store.is(SwitchedStore.Condition.SILENT);

            Page page = browser.with("ADPC", "withdraw=*").get("/check?purpose=newsletter");

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).isEqualTo("UNAVAILABLE");
            assertThat(browser.get("/check?purpose=statistics").body()).isEqualTo("UNAVAILABLE");
            assertThat(browser.get("/check?purpose=order").body()).isEqualTo("REQUIRED");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"and what the visitor said is known, true", "and nobody knows what the visitor said, false"})
    @Tag("GDPR-25")
    void a_login_in_the_same_request_does_not_make_a_browsers_no_unsaid_that_could_not_be_recorded(
            String what, boolean isKnown) {
        try (TestShop own = TestShop.open(SamplePolicy.rich())) {
            Browser account = own.browser().loggedInAs("same-request");
            account.choose("granted:newsletter");
            assertThat(account.check("newsletter")).isEqualTo("GRANTED");
            Browser visitor = own.browser();
            visitor.choose("granted:newsletter");
            if (isKnown) {
                assertThat(visitor.check("newsletter")).isEqualTo("GRANTED");
            }
            own.store.is(SwitchedStore.Condition.SILENT);

            Page page = visitor.with("ADPC", "withdraw=*").get("/check?purpose=newsletter&login=same-request");

            assertThat(page.body()).as(what).isEqualTo("UNAVAILABLE");
        }
    }
}
