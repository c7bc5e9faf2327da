package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.SubjectId;
import io.klartext.consent.explain.Control;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.policy.PurposeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("GDPR-15")
class KnownPageTest {

    private final TestShop shop = TestShop.open();

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void each_kind_of_data_says_where_it_comes_from_and_what_it_is_used_for_now() {
        Browser anna = shop.browser().loggedInAs("known-anna");
        anna.choose("granted:personalized-ads");

        Page page = anna.get("/consent/known");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("What we know and why", "What you bought", "We see it here in the shop.")
                .contains("Offers that suit you Allowed", "Nobody has looked at your data so far.");
    }

    @Test
    void one_click_beside_the_data_ends_a_purpose_and_leads_back_to_the_page() {
        Browser anna = shop.browser().loggedInAs("known-berta");
        anna.choose("granted:personalized-ads");
        Page page = anna.get("/consent/known?return=%2Foffer");

        Page done = anna.press(page, "withdrawn:personalized-ads", "/offer");

        assertThat(done.status()).isEqualTo(303);
        assertThat(done.header("Location")).isEqualTo("/consent/known?return=%2Foffer");
        assertThat(anna.check("personalized-ads")).isEqualTo("WITHDRAWN");
        assertThat(anna.get("/consent/known").body()).doesNotContain("withdrawn:personalized-ads");
    }

    @Test
    void who_looked_at_the_data_stands_there_with_the_day_the_kind_of_data_and_the_purpose() {
        SubjectId clara = SubjectId.account("known-clara");
        shop.consents
                .access(Actor.staff("s-17"), clara, PurposeId.of("order"), Set.of("orders[].sku"))
                .view(() -> Map.of("orders", List.of(Map.of("sku", "oil-1"))));

        assertThat(shop.browser()
                        .loggedInAs("known-clara")
                        .get("/consent/known")
                        .text())
                .contains("3 March 2026: a member of staff (s-17) saw “What you bought”. It was about:");
        assertThat(shop.browser().loggedInAs("known-dora").get("/consent/known").text())
                .doesNotContain("s-17");
    }

    @Test
    void somebody_without_an_id_reads_the_kinds_of_data_and_of_no_looks() {
        assertThat(shop.browser().get("/consent/known").text())
                .contains("What you bought")
                .doesNotContain("looked at your data");
    }

    @Test
    void what_somebody_was_shown_and_where_to_correct_data_stand_there_if_the_shop_says_so() {
        try (TestShop open = TestShop.open(
                builder -> builder.control("favourite-category", Control.CHANGE_VALUE, "/account#favourite")
                        .offerNames((id, language) -> Optional.of("Truffle oil, named in " + language)))) {
            Browser emil = open.browser().loggedInAs("known-emil");
            emil.choose("granted:personalized-ads");
            emil.get("/offer");

            Page page = emil.get("/consent/known");

            assertThat(page.text())
                    .contains("What you were shown and why")
                    .contains("3 March 2026: “Truffle oil, named in en”, for “Offers that suit you”.")
                    .contains("What was used: “What you bought”.");
            assertThat(page.body()).contains("href=\"/account#favourite\"");
            assertThat(open.browser()
                            .loggedInAs("known-frida")
                            .get("/consent/known")
                            .text())
                    .doesNotContain("What you were shown");
        }
    }

    @Test
    void a_store_that_is_silent_is_not_told_as_nobody_having_looked() {
        try (TestShop silent = TestShop.open()) {
            silent.store.is(SwitchedStore.Condition.SILENT);

            Page page = silent.browser().loggedInAs("known-gerd").get("/consent/known");

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text())
                    .contains("That cannot be told just now.")
                    .doesNotContain("Nobody has looked at your data");
        }
    }

    @Test
    void an_offer_whose_name_the_shop_cannot_say_has_its_id() {
        try (TestShop own = TestShop.open(builder -> builder.offerNames((id, language) -> {
            throw new IllegalStateException("the catalogue is down");
        }))) {
            Browser anna = own.browser().loggedInAs("anna");
            anna.choose("granted:personalized-ads");
            anna.get("/offer");

            Page page = anna.get("/consent/known");

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("“sku-123”, for “Offers that suit you”.");
        }
    }
}
