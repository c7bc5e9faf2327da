package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.ConsentException;
import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.receipt.ConsentRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiptTest {

    private final TestShop shop =
            TestShop.open(builder -> builder.receipts("DE").origin("https://shop.example"));

    @AfterAll
    void close() {
        shop.close();
    }

    private String eventOf(String account) {
        return shop.events(SubjectId.account(account)).get(0).id().value();
    }

    @Test
    @Tag("GDPR-7.1")
    @Tag("GDPR-15")
    void each_choice_has_a_receipt_on_the_page_and_as_json() {
        Browser browser = shop.browser().loggedInAs("c-1842");
        browser.choose("granted:newsletter");
        Page choices = browser.choices();
        String event = eventOf("c-1842");
        assertThat(choices.body()).contains("href=\"/consent/receipt?event=" + event + "\"");

        Page page = browser.get("/consent/receipt?event=" + event);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("c-1842", "Newsletter", "Muster Feinkost GmbH", event);
        assertThat(page.header("Cache-Control")).isEqualTo("private, no-store");
        Page json = browser.get("/consent/api/receipt?event=" + event);
        assertThat(json.header("Content-Type")).startsWith("application/ld+json");
        assertThat(json.body()).contains("https://shop.example/consent/choices");
        assertThat(ConsentRecord.parse(json.body()).choices())
                .singleElement()
                .satisfies(given -> assertThat(given.choice()).isEqualTo(Choice.granted(SamplePolicy.NEWS)));
    }

    @Test
    @Tag("GDPR-32")
    void the_receipt_of_somebody_else_is_as_unknown_as_one_that_never_was() {
        Browser browser = shop.browser().loggedInAs("owner");
        browser.choose("granted:newsletter");
        String path = "receipt?event=" + eventOf("owner");

        for (Browser other : new Browser[] {
            shop.browser().loggedInAs("other"), shop.browser(), shop.browser().loggedInAs("broken")
        }) {
            assertThat(other.get("/consent/" + path).status()).isEqualTo(404);
            Page problem = other.get("/consent/api/" + path);
            assertThat(problem.status()).isEqualTo(404);
            assertThat(problem.body())
                    .isEqualTo(other.get("/consent/api/receipt?event=never").body());
        }
        browser.without("X-Account");
        assertThat(browser.get("/consent/" + path).status())
                .as("after a logout")
                .isEqualTo(404);
    }

    @Test
    @Tag("GDPR-5.1.c")
    void a_visitors_receipt_does_not_name_the_cookies_secret() {
        Browser browser = shop.browser();
        browser.choose("granted:newsletter");
        String link = browser.choices()
                .body()
                .split("/consent/receipt\\?event=", 2)[1]
                .split("\"", 2)[0];

        Page page = browser.get("/consent/receipt?event=" + link);

        assertThat(page.text()).contains("A visitor of this shop without an account");
        shop.store.subjects().stream()
                .filter(id -> id.kind() == SubjectId.Kind.VISITOR)
                .forEach(id -> assertThat(page.body()).doesNotContain(id.value()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?event=", "?event=%00", "?event=%0A", "?event=../..", "?other=1"})
    void a_request_that_names_no_event_finds_nothing(String query) {
        Browser browser = shop.browser().loggedInAs("nothing");
        assertThat(browser.get("/consent/receipt" + query).status()).isEqualTo(404);
        assertThat(browser.get("/consent/api/receipt" + query).status()).isEqualTo(404);
        assertThat(browser.get("/consent/receipt?event=" + "x".repeat(500)).status())
                .isEqualTo(404);
    }

    @Test
    void a_shop_that_has_not_said_where_it_is_offers_none() {
        try (TestShop own = TestShop.open()) {
            Browser browser = own.browser().loggedInAs("anna");
            browser.choose("granted:newsletter");
            assertThat(browser.choices().body()).contains("Your choices so far").doesNotContain("/consent/receipt");
            String event = own.events().get(0).id().value();
            assertThat(browser.get("/consent/receipt?event=" + event).status()).isEqualTo(404);
        }
        assertThatThrownBy(() -> ConsentFilter.builder(shop.consents).receipts("Germany"))
                .isInstanceOf(ConsentException.class);
    }

    @Test
    void a_receipt_waits_for_a_silent_store() {
        try (TestShop own = TestShop.open(builder -> builder.receipts("DE"))) {
            Browser browser = own.browser().loggedInAs("anna");
            browser.choose("granted:newsletter");
            String path = "receipt?event="
                    + own.events(SubjectId.account("anna")).get(0).id().value();
            own.store.is(SwitchedStore.Condition.SILENT);

            Page page = browser.get("/consent/" + path);
            Page json = browser.get("/consent/api/" + path);

            assertThat(page.status()).isEqualTo(503);
            assertThat(page.text())
                    .contains("cannot be shown at the moment", "We cannot reach our records at the moment.");
            assertThat(json.status()).isEqualTo(503);
            assertThat(json.body())
                    .contains("urn:klartext:problem:unavailable", "We cannot reach our records at the moment.");
            assertThat(json.header("Cache-Control")).isEqualTo("private, no-store");
        }
    }
}
