package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.NoticeShown;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a shop can switch on, and that nothing of it is recorded unless it does. */
class OptionsTest {

    private static final SubjectId ANNA = SubjectId.account("anna");
    private static final String AGENT =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/123.4.5.6 Safari/537.36";

    private static List<ConsentEvent> history(TestShop shop) {
        return shop.consents.history(ANNA).events();
    }

    @Test
    @Tag("GDPR-5.1.c")
    void by_default_nothing_of_address_browser_signals_or_looking_is_recorded() {
        try (TestShop shop = TestShop.open()) {
            Browser browser =
                    shop.browser().loggedInAs("anna").with("User-Agent", AGENT).with("Sec-GPC", "1");
            browser.choices();
            browser.check("personalized-ads");
            assertThat(history(shop)).isEmpty();

            browser.choose("granted:newsletter");

            assertThat(shop.events())
                    .hasSize(1)
                    .allMatch(event -> event.evidence().client().isEmpty());
            assertThat(history(shop).toString()).doesNotContain("127.0.0", "Chrome", "Mozilla", "Linux");
        }
    }

    @Test
    @Tag("GDPR-5.1.c")
    void a_shortened_client_is_a_network_and_a_family_and_nothing_else() {
        try (TestShop shop = TestShop.open(builder -> builder.shortenedClients(true))) {
            Browser browser = shop.browser().loggedInAs("anna").with("User-Agent", AGENT);

            browser.choose("granted:newsletter");

            assertThat(shop.events().get(0).evidence().client()).hasValueSatisfying(client -> {
                assertThat(client.network()).isEqualTo("127.0.0.0/24");
                assertThat(client.program()).isEqualTo("Chrome");
            });
            assertThat(history(shop).toString()).doesNotContain("127.0.0.1", "123.4", "Mozilla", "Linux");
        }
    }

    @Test
    @Tag("GDPR-5.2")
    void a_shown_notice_is_recorded_once_for_each_language_and_only_for_somebody_with_an_id() {
        try (TestShop shop = TestShop.open(builder -> builder.recordShownNotices(true))) {
            shop.browser().choices();
            assertThat(shop.store.subjects()).isEmpty();

            Browser browser = shop.browser().loggedInAs("anna");
            browser.choices();
            browser.choices();
            browser.with("Accept-Language", "de").choices();
            browser.choices();

            List<NoticeShown> shown = history(shop).stream()
                    .map(event -> (NoticeShown) ((FactEvent) event).fact())
                    .toList();
            assertThat(shown).extracting(NoticeShown::language).containsExactly("en", "de");
            NoticeShown first = shown.get(0);
            assertThat(first.policyVersion()).isEqualTo(1);
            assertThat(first.noticeHash())
                    .isEqualTo(SamplePolicy.first().notice("en").hash());
            assertThat(first.purposes())
                    .containsExactly(
                            SamplePolicy.ADS, SamplePolicy.NEWS, SamplePolicy.STATISTICS, SamplePolicy.RANKING);
            assertThat(first.surface()).contains("consent/choices");
        }
    }

    @Test
    void a_page_whose_showing_cannot_be_recorded_is_shown_and_recorded_the_next_time() {
        try (TestShop shop = TestShop.open(builder -> builder.recordShownNotices(true))) {
            Browser browser = shop.browser().loggedInAs("anna");
            shop.store.is(SwitchedStore.Condition.SILENT);
            assertThat(browser.choices().status()).isEqualTo(200);
            shop.store.is(SwitchedStore.Condition.GOOD);
            browser.choices();

            assertThat(history(shop)).hasSize(1);
        }
    }

    @Test
    @Tag("GDPR-17")
    void whoever_was_erased_is_not_made_known_again_by_looking_at_the_choices() {
        try (TestShop shop = TestShop.open(builder -> builder.recordShownNotices(true))) {
            Browser anna = shop.browser().loggedInAs("anna");
            anna.choose("granted:statistics");
            shop.consents.erase(ANNA, Actor.staff("s-1"));

            anna.get("/consent/choices");

            assertThat(shop.events(ANNA)).isEmpty();
            assertThat(anna.check("statistics")).isEqualTo("ERASED");
        }
    }

    @Test
    @Tag("GDPR-21")
    void a_remembered_signal_is_one_objection_to_each_purpose_that_listens_so_that_it_holds_without_the_browser() {
        try (TestShop shop = TestShop.open(builder -> builder.rememberSignals(true))) {
            Browser browser = shop.browser().loggedInAs("anna").with("Sec-GPC", "1");

            assertThat(browser.check("statistics")).isEqualTo("OBJECTED");
            browser.check("statistics");
            browser.get("/offer");

            assertThat(shop.events(ANNA)).hasSize(2).allSatisfy(event -> {
                assertThat(event.choice().kind()).isEqualTo(ChoiceKind.OBJECTED);
                assertThat(event.evidence().method()).isEqualTo(Method.BROWSER_SIGNAL);
                assertThat(event.evidence().surface()).contains("browser");
            });
            assertThat(shop.consents.check(ANNA, SamplePolicy.STATISTICS).reason())
                    .isEqualTo(Reason.OBJECTED);
            assertThat(shop.consents.check(ANNA, SamplePolicy.NEWS).reason()).isEqualTo(Reason.NOT_ASKED);
        }
    }

    @Test
    void a_visitor_is_not_remembered_by_a_signal_and_a_request_that_asks_nothing_records_nothing() {
        try (TestShop shop = TestShop.open(builder -> builder.rememberSignals(true))) {
            Browser visitor = shop.browser().with("Sec-GPC", "1");
            assertThat(visitor.check("statistics")).isEqualTo("BROWSER_SIGNAL");
            visitor.loggedInAs("anna").get("/plain");

            assertThat(shop.store.subjects()).isEmpty();
        }
    }

    @Test
    void what_was_granted_in_spite_of_the_signal_or_refused_already_needs_no_objection() {
        try (TestShop shop = TestShop.open(builder -> builder.rememberSignals(true))) {
            Browser browser = shop.browser().loggedInAs("anna");
            browser.choose("refused:personalized-ads");
            browser.with("Sec-GPC", "1").choose("granted:statistics");
            int before = shop.events(ANNA).size();

            browser.check("statistics");

            assertThat(shop.events(ANNA)).hasSize(before);
            assertThat(browser.check("personalized-ads")).isEqualTo("BROWSER_SIGNAL");
        }
    }

    @Test
    void a_later_yes_is_not_undone_by_the_same_signal_again() {
        try (TestShop shop = TestShop.open(builder -> builder.rememberSignals(true))) {
            Browser browser = shop.browser().loggedInAs("anna");
            browser.with("Sec-GPC", "1").check("personalized-ads");
            browser.without("Sec-GPC").choose("granted:personalized-ads");
            assertThat(browser.check("personalized-ads")).isEqualTo("GRANTED");

            assertThat(browser.with("Sec-GPC", "1").with("DNT", "1").check("personalized-ads"))
                    .isEqualTo("BROWSER_SIGNAL");

            assertThat(browser.without("Sec-GPC").without("DNT").check("personalized-ads"))
                    .isEqualTo("GRANTED");
        }
    }

    @Test
    void a_signal_that_could_not_be_recorded_denies_and_is_tried_again() {
        try (TestShop shop = TestShop.open(builder -> builder.rememberSignals(true))) {
            Browser browser = shop.browser().loggedInAs("anna").with("Sec-GPC", "1");
            browser.without("Sec-GPC").check("statistics");
            shop.store.is(SwitchedStore.Condition.SILENT);
            assertThat(browser.with("Sec-GPC", "1").check("statistics")).isEqualTo("BROWSER_SIGNAL");
            shop.store.is(SwitchedStore.Condition.GOOD);

            assertThat(browser.check("statistics")).isEqualTo("OBJECTED");
        }
    }

    @Test
    @Tag("GDPR-5.2")
    void what_nobody_may_ever_see_was_not_shown() {
        try (TestShop shop = TestShop.open(builder -> builder.recordShownNotices(true))) {
            Browser browser = shop.browser().loggedInAs("anna");
            browser.send("HEAD", "/consent/choices", BodyPublishers.noBody());
            browser.with("Sec-Purpose", "prefetch;prerender").choices();
            assertThat(history(shop)).isEmpty();

            browser.without("Sec-Purpose").choices();

            assertThat(history(shop)).hasSize(1);
        }
    }

    @Test
    @Tag("GDPR-21")
    void a_signal_that_was_seen_while_a_no_stood_is_recorded_when_that_is_over() {
        try (TestShop shop = TestShop.open(builder -> builder.rememberSignals(true))) {
            Browser browser = shop.browser().loggedInAs("anna");
            browser.choose("refused:personalized-ads");
            browser.with("Sec-GPC", "1").check("personalized-ads");
            browser.without("Sec-GPC").choose("granted:personalized-ads");

            browser.with("Sec-GPC", "1").check("personalized-ads");

            assertThat(shop.consents.check(ANNA, SamplePolicy.ADS).reason()).isEqualTo(Reason.OBJECTED);
        }
    }
}
