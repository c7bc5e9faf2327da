package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody has answered so far, as JSON. */
@Tag("GDPR-15")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryTest {

    private final TestShop shop = TestShop.open();

    @AfterAll
    void close() {
        shop.close();
    }

    private static JsonNode json(Page page) {
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return page.json();
    }

    private static JsonNode history(Browser browser) {
        return json(browser.get("/consent/api/history"));
    }

    private void record(String account, Choice choice, Evidence evidence) {
        shop.consents.record(SubjectId.account(account), choice, evidence);
    }

    private void recordInTurns(String account, int choices) {
        for (int i = 0; i < choices; i++) {
            record(
                    account,
                    i % 2 == 0 ? Choice.refused(SamplePolicy.NEWS) : Choice.granted(SamplePolicy.NEWS),
                    evidence());
        }
    }

    private static Evidence evidence() {
        return Evidence.of(SamplePolicy.first().notice("de"), Method.SPOKEN);
    }

    @Test
    void what_somebody_said_is_told_the_newest_first_with_what_proves_it() {
        Browser browser = shop.browser().loggedInAs("tells");
        browser.choose("granted:newsletter");
        browser.choose("objected:direct-marketing");

        Page page = browser.get("/consent/api/history");

        assertThat(page.header("Cache-Control")).isEqualTo("private, no-store");
        JsonNode json = json(page);
        assertThat(json.path("language").textValue()).isEqualTo("en");
        assertThat(json.path("next").isNull()).isTrue();
        assertThat(json.path("choices")).hasSize(2);
        assertThat(json.at("/choices/0/text").textValue()).isEqualTo("You objected to all direct marketing.");
        JsonNode first = json.at("/choices/1");
        assertThat(first.path("event").textValue())
                .isEqualTo(shop.events(SubjectId.account("tells")).get(0).id().value());
        assertThat(first.path("purpose").textValue()).isEqualTo("newsletter");
        assertThat(first.path("choice").textValue()).isEqualTo("granted");
        assertThat(first.path("title").textValue()).isEqualTo("Newsletter");
        assertThat(first.path("text").textValue()).isEqualTo("You allowed Newsletter.");
        assertThat(first.path("givenAt").textValue()).isEqualTo("2026-03-03T10:00:00Z");
        assertThat(first.path("policyVersion").intValue()).isEqualTo(1);
        assertThat(first.path("language").textValue()).isEqualTo("en");
        assertThat(first.path("method").textValue()).isEqualTo("button");
        assertThat(first.path("enteredBy").textValue()).isEqualTo("subject");
        assertThat(first.path("explicit").booleanValue()).isFalse();
        assertThat(first.path("receipt").isNull()).as("this shop makes none").isTrue();
    }

    @Test
    void texts_are_in_the_readers_language_and_the_evidence_in_that_of_the_answer() {
        Browser browser = shop.browser().loggedInAs("reader");
        browser.choose("refused:newsletter");

        JsonNode json = json(browser.get("/consent/api/history?lang=de"));

        assertThat(json.path("language").textValue()).isEqualTo("de");
        assertThat(json.at("/choices/0/title").textValue()).isEqualTo("Rundbrief");
        assertThat(json.at("/choices/0/language").textValue()).isEqualTo("en");
    }

    @Test
    void what_was_said_earlier_and_entered_by_staff_names_both_times_and_nobody() {
        Instant earlier = Instant.parse("2026-02-01T08:00:00Z");
        record(
                "paper",
                Choice.granted(SamplePolicy.NEWS),
                evidence().givenAt(earlier).enteredBy(Actor.staff("desk-7")));

        Page page = shop.browser().loggedInAs("paper").get("/consent/api/history");

        JsonNode choice = json(page).at("/choices/0");
        assertThat(choice.path("givenAt").textValue()).isEqualTo("2026-02-01T08:00:00Z");
        assertThat(choice.path("recordedAt").textValue()).startsWith("2026-03-03T10:00:00");
        assertThat(choice.path("method").textValue()).isEqualTo("spoken");
        assertThat(choice.path("enteredBy").textValue()).isEqualTo("staff");
        assertThat(page.body()).doesNotContain("desk-7");
    }

    @Test
    void a_long_history_is_told_page_by_page_without_a_gap_and_without_telling_anything_twice() {
        recordInTurns("long", 120);
        Browser browser = shop.browser().loggedInAs("long");
        List<String> told = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String next = "/consent/api/history?lang=de-AT";
        while (next != null) {
            JsonNode page = json(browser.get(next));
            assertThat(page.path("language").textValue()).isEqualTo("de");
            page.path("choices").forEach(choice -> told.add(choice.path("event").textValue()));
            sizes.add(page.path("choices").size());
            next = page.path("next").textValue();
        }
        List<String> all = new ArrayList<>();
        shop.events(SubjectId.account("long"))
                .forEach(event -> all.add(0, event.id().value()));
        assertThat(sizes).containsExactly(50, 50, 20);
        assertThat(told).isEqualTo(all);
    }

    @Test
    void a_last_page_that_is_full_has_no_next_one() {
        recordInTurns("full", 50);

        JsonNode json = history(shop.browser().loggedInAs("full"));

        assertThat(json.path("choices")).hasSize(50);
        assertThat(json.path("next").isNull()).isTrue();
    }

    @Test
    void a_purpose_that_was_taken_away_since_keeps_its_title() {
        try (TestShop own = TestShop.open(SamplePolicy.first(), SamplePolicy.second())) {
            Browser account = own.browser().loggedInAs("gone");
            account.choose("refused:newsletter");
            Browser visitor = own.browser();
            visitor.choose("refused:newsletter");
            own.clock.advance(SamplePolicy.UNTIL_SECOND);

            for (Browser browser : List.of(account, visitor)) {
                JsonNode json = history(browser);
                assertThat(json.at("/choices/0/title").textValue()).isEqualTo("Newsletter");
                assertThat(json.at("/choices/0/policyVersion").intValue()).isEqualTo(1);
            }
        }
    }

    @Test
    void with_receipts_each_choice_leads_to_its_own() {
        try (TestShop own = TestShop.open(SamplePolicy.first(), builder -> builder.receipts("DE"))) {
            Browser browser = own.browser().loggedInAs("receipts");
            browser.choose("granted:newsletter");
            String receipt = history(browser).at("/choices/0/receipt").textValue();

            assertThat(browser.get(receipt).text()).contains("Newsletter");
        }
    }

    @Test
    void what_only_the_cookie_of_a_visitor_holds_is_told_too() {
        try (TestShop own = TestShop.open(SamplePolicy.first(), builder -> builder.receipts("DE"))) {
            Browser browser = own.browser();
            browser.choose("refused:newsletter");
            own.clock.advance(Duration.ofDays(2));
            browser.choose("objected:direct-marketing");
            int before = own.events().size();

            JsonNode json = history(browser);

            assertThat(json.path("choices")).hasSize(2);
            assertThat(json.at("/choices/0/text").textValue()).isEqualTo("You objected to all direct marketing.");
            JsonNode first = json.at("/choices/1");
            assertThat(first.path("text").textValue()).isEqualTo("You refused Newsletter.");
            assertThat(first.path("givenAt").textValue()).isEqualTo("2026-03-03T10:00:00Z");
            assertThat(first.path("method").textValue()).isEqualTo("button");
            for (String none : List.of("event", "recordedAt", "receipt")) {
                assertThat(first.path(none).isNull()).as(none).isTrue();
            }
            assertThat(browser.choices().text())
                    .contains("Your choices so far", "3 March 2026: You refused Newsletter.")
                    .doesNotContain("Receipt");
            assertThat(history(browser).path("next").isNull()).isTrue();
            assertThat(json(browser.get("/consent/api/history?before=2")).path("choices"))
                    .hasSize(1);
            assertThat(own.events()).as("asking is not recorded").hasSize(before);
        }
    }

    @Test
    @Tag("GDPR-32")
    void nobody_reads_what_somebody_else_said() {
        shop.browser().loggedInAs("owner").choose("granted:newsletter");

        for (Browser other : List.of(shop.browser(), shop.browser().loggedInAs("other"))) {
            assertThat(history(other).path("choices")).isEmpty();
        }
        Browser visitor = shop.browser();
        visitor.choose("granted:newsletter");
        assertThat(history(visitor).path("choices")).hasSize(1);
        assertThat(history(visitor.loggedInAs("other")).path("choices"))
                .as("an account is not the visitor of the cookie")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1.5", "0x1", "1e3", "9999999999999999999", "%D9%A1", "1;x"})
    void a_place_that_is_none_is_refused_and_named(String before) {
        Page page = shop.browser().loggedInAs("tells").get("/consent/api/history?before=" + before);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body())
                .contains("urn:klartext:problem:parameter", "The parameter before", "leave before out")
                .doesNotContain("tells");
    }

    /** Nothing was said, and nothing can be told, are two things. */
    @Test
    void what_cannot_be_read_is_not_told_as_nothing() {
        try (TestShop own = TestShop.open()) {
            Browser browser = own.browser().loggedInAs("silent");
            browser.choose("granted:newsletter");
            own.store.is(SwitchedStore.Condition.SILENT);
            own.clock.advance(Duration.ofSeconds(30));

            for (Browser one : List.of(browser, own.browser().loggedInAs("broken"))) {
                Page page = one.get("/consent/api/history");
                assertThat(page.status()).isEqualTo(503);
                assertThat(page.body())
                        .contains("urn:klartext:problem:unavailable", "\"message\":")
                        .doesNotContain("silent");
            }
        }
    }
}
