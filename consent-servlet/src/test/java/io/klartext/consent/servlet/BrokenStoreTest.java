package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.SubjectId;
import io.klartext.consent.servlet.SwitchedStore.Condition;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("GDPR-25")
class BrokenStoreTest {

    private final TestShop shop = TestShop.open();
    private final Browser browser = shop.browser().loggedInAs("anna");

    @AfterEach
    void close() {
        shop.close();
    }

    private void storeIs(Condition condition) {
        shop.store.is(condition);
        shop.clock.advance(Duration.ofSeconds(30));
    }

    @Test
    void the_shops_page_works_and_the_check_is_denied() {
        browser.choose("granted:personalized-ads");
        storeIs(Condition.SILENT);

        assertThat(browser.get("/plain").body()).isEqualTo("plain");
        assertThat(shop.browser().loggedInAs("berta").get("/offer").body()).startsWith("for all");
        assertThat(shop.browser().loggedInAs("clara").check("personalized-ads")).isEqualTo("UNAVAILABLE");
    }

    @Test
    void the_choices_can_be_seen_but_are_not_invented() {
        Browser berta = shop.browser().loggedInAs("berta");
        storeIs(Condition.SILENT);

        Page page = berta.choices();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("We cannot read your answer at the moment. Until we can, it is off.");
    }

    @Test
    void a_choice_that_was_not_recorded_is_called_so_and_can_be_tried_again() {
        Page form = browser.choices();
        storeIs(Condition.SILENT);

        Page answer = browser.press(form, "granted:newsletter", "/cart");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text())
                .contains("Your answer was not recorded", "Try again")
                .doesNotContain("Exception");
        assertThat(answer.token()).isEqualTo(form.token());
        assertThat(answer.body()).contains("value=\"granted:newsletter\"", "value=\"/cart\"");

        storeIs(Condition.GOOD);
        assertThat(browser.press(answer, "granted:newsletter").status()).isEqualTo(303);
        assertThat(browser.check("newsletter")).isEqualTo("GRANTED");
    }

    @Test
    void a_choice_of_which_nobody_knows_is_called_so() {
        Page form = browser.choices();
        storeIs(Condition.UNSURE);

        Page answer = browser.press(form, "granted:newsletter");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).contains("We do not know yet whether your answer was recorded");
        assertThat(browser.check("newsletter")).isEqualTo("UNAVAILABLE");
    }

    @Test
    void a_visitor_gets_no_cookie_for_what_was_not_recorded() {
        Browser visitor = shop.browser();
        Page form = visitor.choices();
        storeIs(Condition.SILENT);

        assertThat(visitor.press(form, "granted:newsletter").setCookie()).isEmpty();
        assertThat(visitor.press(form, "refused:newsletter").setCookie()).isEmpty();
    }

    @Test
    void no_grant_stands_without_the_refusals_before_it() {
        Browser visitor = shop.browser();
        visitor.choose("refused:personalized-ads");
        Page form = visitor.choices();
        String cookie = visitor.cookie();
        storeIs(Condition.SILENT);

        assertThat(visitor.press(form, "granted:newsletter").status()).isEqualTo(503);

        assertThat(visitor.cookie()).isEqualTo(cookie);
        assertThat(visitor.check("personalized-ads")).isEqualTo("REFUSED");
    }

    @Test
    void the_api_says_the_same() {
        String token = browser.get("/consent/api/choices").token();
        String body = "{\"token\":\"" + token + "\",\"choices\":[{\"purpose\":\"newsletter\",\"choice\":\"refused\"}]}";
        storeIs(Condition.SILENT);
        assertThat(browser.postJson(body).body()).contains("\"status\":503", "nothing was recorded");
        storeIs(Condition.UNSURE);
        assertThat(browser.postJson(body).body()).contains("\"status\":503", "not known whether");
    }

    @Test
    void refusals_in_a_cookie_and_checks_of_nobody_need_no_store() {
        Browser visitor = shop.browser();
        visitor.choose("refused:newsletter");
        storeIs(Condition.SILENT);

        assertThat(visitor.check("newsletter")).isEqualTo("REFUSED");
        assertThat(visitor.check("order")).isEqualTo("REQUIRED");
        assertThat(shop.browser().check("statistics")).isEqualTo("LEGITIMATE_INTEREST");
    }

    /** Nobody can say that the person was not erased meanwhile: unknown is no. */
    @Test
    void an_explanation_is_told_again_when_the_store_answers_and_not_before() {
        browser.choose("granted:personalized-ads");
        String link = browser.get("/offer").lastLine();
        storeIs(Condition.SILENT);
        assertThat(browser.get(link).status()).isEqualTo(404);

        storeIs(Condition.GOOD);
        assertThat(browser.get(link).status()).isEqualTo(200);
    }

    @Test
    void when_the_shop_cannot_say_who_it_is_everything_optional_is_denied_and_nothing_recorded() {
        Browser broken = shop.browser().loggedInAs("broken");

        assertThat(broken.check("statistics")).isEqualTo("UNAVAILABLE");
        assertThat(broken.check("order")).isEqualTo("REQUIRED");
        assertThat(broken.get("/plain").body()).isEqualTo("plain");
        assertThat(broken.choose("refused:*").status()).isEqualTo(503);
        assertThat(shop.store.subjects())
                .doesNotContain(SubjectId.account("broken"))
                .isEmpty();
    }

    @Test
    void without_an_effective_policy_the_pages_say_that_they_are_closed() {
        try (TestShop early = TestShop.open(SamplePolicy.second())) {
            Page page = early.browser().choices();
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.text()).contains("Your choices cannot be shown at the moment");
            assertThat(early.browser().with("Accept-Language", "de").choices().text())
                    .contains("Ihre Entscheidungen können im Moment nicht gezeigt werden");
            assertThat(early.browser().get("/consent/api/choices").status()).isEqualTo(503);
            assertThat(early.browser().get("/plain").body()).isEqualTo("plain");
            assertThat(early.browser().check("order")).isEqualTo("UNKNOWN_PURPOSE");
        }
    }
}
