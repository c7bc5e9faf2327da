package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.Minority;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.policy.Policy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the pages ask for and say: again or for the first time, expressly, or not at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AskingTest {

    private final TestShop shop = TestShop.open(SamplePolicy.rich());

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void a_page_gets_all_answers_what_may_be_asked_and_what_a_feature_misses() {
        Browser browser = shop.browser().loggedInAs("all-answers");
        browser.choose("granted:newsletter");

        assertThat(browser.get("/all").body().lines())
                .containsExactly(
                        "health-tips=NOT_ASKED personalized-ads=NOT_ASKED newsletter=GRANTED"
                                + " statistics=LEGITIMATE_INTEREST own-ranking=LEGITIMATE_INTEREST order=REQUIRED"
                                + " bookkeeping=REQUIRED",
                        "health-tips=NEW/0 personalized-ads=NEW/0",
                        "false false",
                        "health-tips");

        browser.choose("explicitly-granted:health-tips");
        assertThat(browser.get("/all").body().lines()).contains("true false");
    }

    @Test
    @Tag("GDPR-25")
    void a_visitor_whose_refusals_are_in_the_cookie_gets_the_same_answers_as_one_with_an_id() {
        Browser cookie = shop.browser();
        Browser account = shop.browser().loggedInAs("same-answers");
        for (String choice :
                new String[] {"refused:newsletter", "objected:direct-marketing", "refused:personalized-ads"}) {
            cookie.choose(choice);
            account.choose(choice);
            for (String gpc : new String[] {"0", "1"}) {
                assertThat(cookie.with("Sec-GPC", gpc).get("/all").body())
                        .isEqualTo(account.with("Sec-GPC", gpc).get("/all").body());
            }
            cookie.without("Sec-GPC");
            account.without("Sec-GPC");
        }
    }

    @Test
    void who_said_no_is_not_asked_again_before_its_time_and_then_is() {
        try (TestShop own = TestShop.open(SamplePolicy.rich())) {
            Browser browser = own.browser();
            browser.choose("refused:*");
            assertThat(browser.choices().text()).doesNotContain("You are asked");
            Page nothing = browser.get("/consent/api/pending");
            assertThat(nothing.body())
                    .isEqualTo(
                            "{\"policyVersion\":1,\"language\":\"en\",\"changesLanguage\":\"en\",\"title\":\"You are asked about\",\"token\":\""
                                    + nothing.token() + "\",\"purposes\":[]}");

            own.clock.advance(Duration.ofDays(200));

            assertThat(browser.choices().text())
                    .contains(
                            "You are asked again about", "Tips for allergies . The time of your last answer is over.");
            assertThat(browser.get("/consent/api/pending").body())
                    .contains(
                            "\"title\":\"You are asked again about\"",
                            "\"id\":\"health-tips\",\"title\":\"Tips for allergies\",\"description\":\"We warn of ingredients.\",\"cause\":\"expired\",\"text\":\"The time of your last answer is over.\",\"answeredVersion\":1");
        }
    }

    @Test
    void who_was_never_asked_is_told_what_about() {
        Page page = shop.browser().choices();

        assertThat(page.text()).contains("You are asked about", "Newsletter . You have not answered this yet.");
        assertThat(page.body()).contains("href=\"#purpose-newsletter\"", "id=\"purpose-newsletter\"");
    }

    @Test
    @Tag("GDPR-13.3")
    void who_allowed_less_than_what_it_covers_now_is_asked_again() {
        try (TestShop own = TestShop.open(SamplePolicy.rich(), SamplePolicy.wider())) {
            Browser browser = own.browser().loggedInAs("wider");
            browser.choose("granted:newsletter");
            own.clock.advance(SamplePolicy.UNTIL_SECOND);

            assertThat(browser.check("newsletter")).isEqualTo("POLICY_CHANGED");
            assertThat(browser.choices().text())
                    .contains("You are asked again about", "It has changed since you answered.", "Ad Network Inc.");
            assertThat(browser.choices().body().split("id=\"everything\"", 2)[0])
                    .as("what changed, in words, at the top")
                    .contains("Ad Network Inc.");
            assertThat(browser.get("/consent/api/pending").body())
                    .contains(
                            "\"cause\":\"changed\",\"text\":\"It has changed since you answered.\",\"answeredVersion\":1")
                    .contains("\"whatChanged\":[\"", "Ad Network Inc.");
        }
    }

    @Test
    void in_which_language_changes_are_told_is_said_where_the_page_speaks_another() {
        Policy[] french = Stream.of(SamplePolicy.rich(), SamplePolicy.wider())
                .map(policy -> Policy.parse(policy.json().replace("\"de\"", "\"fr\"")))
                .toArray(Policy[]::new);
        try (TestShop own = TestShop.open(french)) {
            Browser browser = own.browser().loggedInAs("french").with("Accept-Language", "fr");
            browser.choose("granted:newsletter");
            own.clock.advance(SamplePolicy.UNTIL_SECOND);

            assertThat(browser.choices().body()).contains("<html lang=\"fr\"", "<li lang=\"en\" dir=\"ltr\">");
            assertThat(browser.get("/consent/api/pending").body())
                    .contains("\"language\":\"fr\",\"changesLanguage\":\"en\"", "Ad Network Inc.");
        }
    }

    @Test
    @Tag("GDPR-9")
    void special_data_has_a_statement_and_a_button_of_its_own_and_is_never_part_of_all() {
        Browser browser = shop.browser().loggedInAs("special");
        Page page = browser.choices();
        assertThat(page.text())
                .contains("I expressly agree that specially protected data about me (Your allergies) may be used for")
                .contains("Not part of “all”, because it uses specially protected data")
                .contains("Your allergies (you told us, specially protected)");
        assertThat(page.body())
                .contains("value=\"explicitly-granted:health-tips\"", "value=\"refused:health-tips\"")
                .contains("aria-describedby=\"purpose-health-tips-statement\"")
                .doesNotContain("value=\"granted:health-tips\"");

        browser.press(page, "granted:*");
        assertThat(browser.check("health-tips")).isEqualTo("NOT_ASKED");
        assertThat(browser.press(page, "granted:health-tips").status()).isEqualTo(400);
        assertThat(browser.press(page, "explicitly-granted:newsletter").status())
                .isEqualTo(400);
        assertThat(browser.press(page, "explicitly-granted:*").status()).isEqualTo(400);
        assertThat(browser.press(page, "explicitly-refused:health-tips").status())
                .isEqualTo(400);
        assertThat(browser.press(page, "explicitly-explicitly-granted:health-tips")
                        .status())
                .isEqualTo(400);
        assertThat(browser.check("health-tips")).isEqualTo("NOT_ASKED");

        Page done = browser.press(page, "explicitly-granted:health-tips");

        assertThat(browser.check("health-tips")).isEqualTo("GRANTED");
        assertThat(browser.get(done.header("Location")).text()).contains("Saved. You allowed: Tips for allergies.");
        assertThat(shop.events(SubjectId.account("special")))
                .filteredOn(event -> event.evidence().explicit())
                .extracting(ChoiceEvent::choice)
                .extracting(choice -> choice.purpose().value())
                .containsExactly("health-tips");
    }

    @Test
    void what_is_asked_is_answered_with_the_token_that_came_with_it_and_nothing_else_is() {
        Browser browser = shop.browser().loggedInAs("banner");
        String token = browser.get("/consent/api/pending").token();

        assertThat(browser.postJson(choices(token, "newsletter", "granted")).status())
                .isEqualTo(200);
        assertThat(browser.check("newsletter")).isEqualTo("GRANTED");
        assertThat(browser.postJson(choices(token, "statistics", "objected")).status())
                .as("about which nobody was asked")
                .isEqualTo(422);
    }

    private static String choices(String token, String purpose, String choice) {
        return "{\"token\":\"" + token + "\",\"choices\":[{\"purpose\":\"" + purpose + "\",\"choice\":\"" + choice
                + "\"}]}";
    }

    @Test
    @Tag("GDPR-9")
    void the_api_cannot_grant_special_data() {
        Browser browser = shop.browser().loggedInAs("special-api");
        Page shown = browser.get("/consent/api/choices");
        assertThat(shown.body())
                .contains("\"id\":\"health-tips\"", "\"onlyExplicitly\":true", "\"onlyExplicitly\":false");
        String token = shown.token();

        Page page = browser.postJson(choices(token, "health-tips", "granted"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(browser.check("health-tips")).isEqualTo("NOT_ASKED");
    }

    @Test
    @Tag("GDPR-18")
    void a_restriction_is_said_and_only_a_no_is_offered() {
        Browser browser = shop.browser().loggedInAs("restricted");
        browser.choose("granted:newsletter");
        browser.choose("refused:personalized-ads");
        shop.consents.record(SubjectId.account("restricted"), Restriction.begins(), Actor.staff("s-1"));

        Page page = browser.choices();

        assertThat(page.text()).contains("Paused", "You asked that your data be kept but not used.");
        assertThat(page.body())
                .contains("value=\"withdrawn:newsletter\"")
                .doesNotContain("value=\"granted:newsletter\"", "value=\"refused:personalized-ads\"");
        assertThat(browser.with("Accept-Language", "de").choices().text()).contains("Angehalten");
    }

    @Test
    @Tag("GDPR-8")
    @Tag("DSA-26.3")
    void a_child_is_told_who_decides_and_a_minor_that_nobody_profiles_them() {
        Browser browser = shop.browser().loggedInAs("child");
        shop.consents.record(
                SubjectId.account("child"),
                Minority.born(LocalDate.parse("2014-01-01"), "DE"),
                Actor.system("registration"));
        browser.choose("granted:newsletter");

        Page page = browser.choices();

        assertThat(page.text())
                .contains("Guardian needed", "somebody with parental responsibility decides this")
                .contains("Not possible", "Nobody under 18 is profiled for advertising here.");
        assertThat(page.body())
                .contains("value=\"withdrawn:newsletter\"")
                .doesNotContain("value=\"granted:newsletter\"", "value=\"granted:personalized-ads\"");
    }

    @Test
    @Tag("GDPR-12")
    void interest_logic_transfer_and_the_way_back_are_told_in_words() {
        String text = shop.browser().choices().text();

        assertThat(text)
                .contains("The interest of the shop A fast shop.", "How it decides By frequency.")
                .contains("Ad Network Inc., United States (for its own purposes). It is bound by standard data")
                .contains("You can always take it back.");
        assertThat(shop.browser().with("Accept-Language", "de").choices().text())
                .contains("Ein schneller Shop.", "Nach Häufigkeit.", "Standarddatenschutzklauseln")
                .contains("Zurücknehmen geht immer.", "besonders geschützt");
    }

    @Test
    void the_policys_own_words_stand_on_the_buttons() {
        Browser browser = shop.browser().loggedInAs("own-words");
        browser.choose("granted:newsletter");

        assertThat(browser.choices().body())
                .contains(">Gladly all</button>", ">Rather nothing</button>", ">Gladly<span", ">Rather not<span")
                .contains(">Not any more<span", ">I am against it<span");
        assertThat(browser.with("Accept-Language", "de").choices().body()).contains(">Gern alles</button>");
    }

    @Test
    @Tag("GDPR-15")
    void the_latest_fifty_choices_are_listed_and_no_more() {
        try (TestShop own = TestShop.open()) {
            Browser browser = own.browser().loggedInAs("long");
            assertThat(browser.choices().text()).doesNotContain("Your choices so far");
            for (int i = 0; i < 26; i++) {
                browser.choose("granted:newsletter");
                browser.choose("withdrawn:newsletter");
            }
            browser.choose("objected:direct-marketing");

            String page = browser.choices().body();

            assertThat(page).contains("3 March 2026: You objected to all direct marketing.");
            assertThat(page.split("3 March 2026: You ", -1)).hasSize(51);
        }
    }
}
