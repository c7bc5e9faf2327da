package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Minority;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.policy.BrowserSignal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormTest {

    private final TestShop shop = TestShop.open();

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    @Tag("GDPR-7.1")
    void the_evidence_names_the_text_that_was_shown_and_the_act() {
        shop.browser()
                .loggedInAs("evidence")
                .with("Accept-Language", "de")
                .with("DNT", "1")
                .choose("granted:newsletter");

        ChoiceEvent event = shop.events(SubjectId.account("evidence")).get(0);
        assertThat(event.evidence().policyVersion()).isEqualTo(1);
        assertThat(event.evidence().language()).isEqualTo("de");
        assertThat(event.evidence().noticeHash())
                .isEqualTo(shop.consents.policy().notice("de").hash());
        assertThat(event.evidence().method()).isEqualTo(Method.BUTTON);
        assertThat(event.evidence().signals()).containsExactly(BrowserSignal.DNT);
        assertThat(event.evidence().surface()).contains("consent/choices");
    }

    @Test
    void the_language_of_the_evidence_is_the_one_of_the_form_not_of_the_click() {
        Browser browser = shop.browser().loggedInAs("two-languages");
        Page german = browser.with("Accept-Language", "de").choices();

        browser.with("Accept-Language", "en").press(german, "granted:newsletter");

        assertThat(shop.events(SubjectId.account("two-languages"))
                        .get(0)
                        .evidence()
                        .language())
                .isEqualTo("de");
    }

    @Test
    void the_same_form_sent_twice_is_one_event() {
        Browser browser = shop.browser().loggedInAs("twice");
        Page form = browser.choices();

        assertThat(browser.press(form, "granted:newsletter").status()).isEqualTo(303);
        assertThat(browser.press(form, "granted:newsletter").status()).isEqualTo(303);

        assertThat(shop.events(SubjectId.account("twice"))).hasSize(1);
    }

    @Test
    void two_clicks_of_a_visitor_without_cookie_are_one_event_of_one_visitor() {
        try (TestShop own = TestShop.open()) {
            Page form = own.browser().choices();
            Browser first = own.browser();
            Browser second = own.browser();

            first.press(form, "granted:newsletter");
            second.press(form, "granted:newsletter");
            own.browser().press(form, "refused:personalized-ads");
            own.browser().press(form, "refused:personalized-ads");

            assertThat(own.events()).hasSize(2);
        }
    }

    @Test
    @Tag("GDPR-7.3")
    void a_no_on_an_old_form_is_never_swallowed() {
        Browser browser = shop.browser().loggedInAs("old-form");
        browser.choose("granted:newsletter");
        Page old = browser.choices();

        browser.press(old, "withdrawn:newsletter");
        browser.choose("granted:newsletter");
        assertThat(browser.check("newsletter")).isEqualTo("GRANTED");
        Page again = browser.press(old, "withdrawn:newsletter");

        assertThat(again.status()).isEqualTo(303);
        assertThat(browser.check("newsletter")).isEqualTo("WITHDRAWN");
    }

    @Test
    void objecting_to_all_marketing_on_an_old_form_is_recorded_anew() {
        Browser browser = shop.browser().loggedInAs("old-objection");
        Page old = browser.choices();
        browser.press(old, "objected:direct-marketing");
        browser.choose("granted:newsletter");
        assertThat(browser.check("newsletter")).isEqualTo("GRANTED");

        browser.press(old, "objected:direct-marketing");

        assertThat(browser.check("newsletter")).isEqualTo("OBJECTED");
    }

    @Test
    void a_yes_on_an_old_form_does_not_undo_a_later_no_but_asks_again() {
        Browser browser = shop.browser().loggedInAs("old-yes");
        Page old = browser.choices();
        browser.press(old, "granted:newsletter");
        browser.choose("withdrawn:newsletter");

        Page again = browser.press(old, "granted:newsletter");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("role=\"alert\"", "granted:newsletter");
        assertThat(browser.check("newsletter")).isEqualTo("WITHDRAWN");
    }

    @Test
    void different_buttons_of_one_form_are_different_requests() {
        Browser browser = shop.browser().loggedInAs("buttons");
        Page form = browser.choices();

        browser.press(form, "granted:newsletter");
        browser.press(form, "refused:personalized-ads");
        browser.press(form, "refused:newsletter");

        assertThat(browser.check("newsletter")).isEqualTo("REFUSED");
        assertThat(shop.events(SubjectId.account("buttons"))).hasSize(3);
    }

    @Test
    @Tag("GDPR-4.11")
    void allowing_all_is_one_event_per_purpose_that_asks_for_consent() {
        Browser browser = shop.browser().loggedInAs("all");
        browser.choose("granted:*");

        assertThat(shop.events(SubjectId.account("all")))
                .extracting(event -> event.choice().purpose().value())
                .containsExactly("personalized-ads", "newsletter");
    }

    @Test
    @Tag("GDPR-13.3")
    void a_yes_to_a_text_that_has_changed_meanwhile_is_refused_with_the_new_text() {
        try (TestShop own = TestShop.open(SamplePolicy.first(), SamplePolicy.second())) {
            Browser browser = own.browser().loggedInAs("stale");
            own.clock.advance(SamplePolicy.UNTIL_SECOND.minusHours(1));
            Page old = browser.choices();
            own.clock.advance(Duration.ofHours(2));

            Page answer = browser.press(old, "granted:personalized-ads");

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text())
                    .contains("Nothing was recorded, because the text has changed")
                    .contains("by what you have bought and looked at");
            assertThat(browser.press(old, "granted:*").status()).isEqualTo(409);
            assertThat(own.events()).isEmpty();
            assertThat(browser.press(answer, "granted:personalized-ads").status())
                    .isEqualTo(303);
        }
    }

    @Test
    @Tag("GDPR-7.3")
    void a_no_to_a_text_that_has_changed_meanwhile_counts_with_the_text_that_was_shown() {
        try (TestShop own = TestShop.open(SamplePolicy.first(), SamplePolicy.second())) {
            Browser browser = own.browser().loggedInAs("stale");
            own.clock.advance(SamplePolicy.UNTIL_SECOND.minusHours(1));
            Page old = browser.choices();
            own.clock.advance(Duration.ofHours(2));

            assertThat(browser.press(old, "refused:*").status()).isEqualTo(303);

            assertThat(browser.check("personalized-ads")).isEqualTo("REFUSED");
            assertThat(own.events())
                    .hasSize(3)
                    .allMatch(event -> event.evidence().policyVersion() == 1)
                    .noneMatch(event -> event.choice().purpose().equals(SamplePolicy.NEWS));
            assertThat(browser.press(old, "refused:newsletter").status()).isEqualTo(409);
        }
    }

    @Test
    void refusals_in_a_cookie_outlive_a_new_version_of_the_policy() {
        try (TestShop own = TestShop.open(SamplePolicy.first(), SamplePolicy.second())) {
            Browser browser = own.browser();
            browser.choose("refused:*");
            own.clock.advance(SamplePolicy.UNTIL_SECOND.plusHours(1));
            assertThat(browser.check("personalized-ads")).isEqualTo("REFUSED");
            assertThat(browser.check("newsletter")).isEqualTo("UNKNOWN_PURPOSE");

            browser.choose("granted:letters");

            assertThat(browser.check("letters")).isEqualTo("GRANTED");
            assertThat(browser.check("personalized-ads")).isEqualTo("REFUSED");
            assertThat(browser.check("statistics")).isEqualTo("OBJECTED");
        }
    }

    @Test
    void a_form_that_was_open_for_too_long_is_shown_anew() {
        try (TestShop own = TestShop.open()) {
            Browser browser = own.browser().loggedInAs("slow");
            Page form = browser.choices();
            own.clock.advance(Duration.ofHours(11));
            assertThat(browser.press(form, "refused:newsletter").status()).isEqualTo(303);
            own.clock.advance(Duration.ofHours(1));
            Page late = browser.press(form, "granted:newsletter");
            assertThat(late.status()).isEqualTo(409);
            assertThat(own.events()).hasSize(1);
        }
    }

    @Test
    @Tag("GDPR-21")
    void a_browser_signal_denies_until_somebody_grants_in_spite_of_it() {
        Browser browser = shop.browser().loggedInAs("signal");
        browser.choose("granted:personalized-ads");
        browser.with("Sec-GPC", "1");
        assertThat(browser.check("personalized-ads")).isEqualTo("BROWSER_SIGNAL");
        assertThat(browser.check("newsletter")).isEqualTo("NOT_ASKED");

        browser.choose("granted:personalized-ads");

        assertThat(browser.check("personalized-ads")).isEqualTo("GRANTED");
        assertThat(browser.with("DNT", "1").check("personalized-ads")).isEqualTo("BROWSER_SIGNAL");
    }

    @Test
    void a_button_that_does_not_exist_is_refused() {
        Browser browser = shop.browser();
        Page form = browser.choices();

        for (String choice : new String[] {
            "",
            "granted",
            "granted:",
            "granted:nothing",
            "granted:order",
            "objected:*",
            "maybe:newsletter",
            "granted:direct-marketing",
            "granted:newsletter:x",
            "GRANTED:newsletter",
            "granted:<script>"
        }) {
            Page answer = browser.press(form, choice);
            assertThat(answer.status()).as(choice).isEqualTo(400);
            assertThat(answer.text()).contains("This cannot be chosen");
        }
        assertThat(browser.cookie()).isEmpty();
    }

    @Test
    void a_field_that_stands_twice_counts_as_missing() {
        Browser browser = shop.browser();
        String token = browser.choices().token();

        Page answer = browser.post(
                "/consent/choices",
                "application/x-www-form-urlencoded",
                "token=" + token + "&choice=refused:newsletter&choice=granted:newsletter");

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void a_large_form_and_one_of_another_type_are_refused() {
        Browser browser = shop.browser();

        assertThat(browser.post(Map.of("choice", "x".repeat(17_000))).status()).isEqualTo(413);
        assertThat(browser.post("/consent/choices", "text/plain", "choice=refused:*")
                        .status())
                .isEqualTo(415);
        assertThat(browser.post("/consent/choices", "multipart/form-data; boundary=x", "--x--")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void the_same_form_sent_twice_is_one_event_whatever_forbids_the_use_besides() {
        for (Fact fact : List.of(Restriction.begins(), Minority.aged(12, LocalDate.of(2026, 3, 3), "DE"))) {
            try (TestShop own = TestShop.open()) {
                SubjectId anna = SubjectId.account("anna");
                Browser browser = own.browser().loggedInAs("anna");
                Page form = browser.choices();
                browser.press(form, "granted:newsletter");
                browser.press(form, "refused:personalized-ads");
                browser.press(form, "objected:direct-marketing");
                own.consents.record(anna, fact, Actor.staff("s-1"));

                assertThat(browser.press(form, "refused:personalized-ads").status())
                        .isEqualTo(303);
                assertThat(browser.press(form, "objected:direct-marketing").status())
                        .isEqualTo(303);

                assertThat(own.events(anna)).as(fact.toString()).hasSize(3);
            }
        }
    }

    @Test
    void a_yes_sent_twice_under_a_restriction_is_one_event_and_no_question() {
        try (TestShop own = TestShop.open()) {
            SubjectId anna = SubjectId.account("anna");
            Browser browser = own.browser().loggedInAs("anna");
            Page form = browser.choices();
            browser.press(form, "granted:newsletter");
            own.consents.record(anna, Restriction.begins(), Actor.staff("s-1"));
            assertThat(browser.check("newsletter")).isEqualTo("RESTRICTED");

            assertThat(browser.press(form, "granted:newsletter").status()).isEqualTo(303);

            assertThat(own.events(anna)).hasSize(1);
        }
    }

    @Test
    @Tag("GDPR-21")
    void a_yes_sent_again_after_an_objection_to_all_marketing_asks_again() {
        Browser browser = shop.browser().loggedInAs("yes-again");
        Page form = browser.choices();
        browser.press(form, "granted:newsletter");
        browser.press(form, "objected:direct-marketing");

        assertThat(browser.press(form, "granted:newsletter").status()).isEqualTo(409);

        assertThat(browser.check("newsletter")).isEqualTo("OBJECTED");
    }

    @Test
    void of_the_same_form_nothing_is_known_while_what_stands_cannot_be_read() {
        try (TestShop own = TestShop.open()) {
            Browser browser = own.browser().loggedInAs("anna");
            Page form = browser.choices();
            browser.press(form, "granted:newsletter");
            own.store.is(SwitchedStore.Condition.WRITE_ONLY);

            assertThat(browser.press(form, "granted:newsletter").text())
                    .contains("We do not know yet whether your answer was recorded");
        }
    }
}
