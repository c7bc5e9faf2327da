package io.klartext.consent.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import io.klartext.consent.it.RunningShop;
import io.klartext.consent.it.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of offer in the shop says why it is shown, in words of its own. */
@ExtendWith(Stage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplanationKindsTest {

    private RunningShop shop;

    @BeforeAll
    void open(@TempDir Path data) {
        shop = RunningShop.on(data);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private Visitor anna(Browser browser) {
        Visitor anna = Visitor.come(browser, shop);
        anna.logIn("anna");
        return anna;
    }

    @Test
    @Tag("GDPR-22")
    void a_selection_tells_what_would_have_been_seen_without_a_kind_of_data(Browser browser) {
        try (Visitor anna = anna(browser)) {
            anna.open("/category/oil");
            anna.press(anna.page().locator("form:has(input[value='oil-01']) button"));
            int picks = anna.page().locator("#picks a.why").count();
            List<String> reasons = new ArrayList<>();
            for (int i = 0; i < picks; i++) {
                anna.open("/cart");
                anna.press(anna.page().locator("#picks a.why").nth(i));
                reasons.add(anna.page().locator("ul.factors").innerText());
            }

            assertThat(reasons)
                    .hasSize(4)
                    .anySatisfy(reason -> assertThat(reason)
                            .containsPattern(
                                    "Without it( and also without “[^”]+”)? you would have seen “[^”]+” instead"))
                    .noneSatisfy(reason -> assertThat(reason).contains("cannot be said"));
        }
    }

    @Test
    @Tag("DSA-26.1")
    void a_personal_price_says_so_beside_the_price_and_first_of_all_where_it_is_explained(Browser browser) {
        try (Visitor anna = anna(browser)) {
            anna.open("/product/oil-01");
            Locator price = anna.page().locator(".personal-price");
            assertThat(price.innerText()).contains("This price was calculated for you personally.");
            anna.press(price.locator("a.why"));
            assertThat(anna.text()).contains("This price is personalised", "Your favourite category");

            anna.press(anna.choiceButton("withdrawn:personal-prices"));
            anna.open("/product/oil-01");
            assertThat(price.count()).isZero();
        }
    }

    @Test
    @Tag("DSA-26.1")
    void an_advertisement_is_labelled_and_names_for_whom_it_is_shown_and_who_paid(Browser browser) {
        try (Visitor anna = anna(browser)) {
            anna.open("/");
            assertThat(anna.page().locator(".banner").innerText())
                    .containsIgnoringCase("Advertisement")
                    .contains("on behalf of Ölmühle Beispieltal");
            anna.press(anna.page().locator(".banner a.why"));
            assertThat(anna.text())
                    .contains("advertisement", "Ölmühle Beispieltal", "Genuss-Werbegemeinschaft Musterland");
        }
    }

    @Test
    @Tag("GDPR-22")
    void a_model_that_nobody_can_look_into_is_named_with_the_kinds_of_data_it_used(Browser browser) {
        try (Visitor anna = anna(browser)) {
            anna.open("/");
            anna.press(anna.page().locator("#discoveries a.why").first());
            assertThat(anna.text())
                    .contains("nightly-discoveries", "What you bought", "Your favourite category")
                    .doesNotContain("Without it");
        }
    }

    @Test
    void an_offer_that_somebody_hides_is_not_offered_to_them_again(Browser browser) {
        try (Visitor anna = anna(browser)) {
            anna.open("/");
            Locator first = anna.page().locator("#picks li.card h3").first();
            String product = first.innerText();
            anna.press(anna.page().locator("#picks a.why").first());
            anna.press(anna.page().locator("button[value=hide]"));
            anna.open("/");
            assertThat(anna.page().locator("#picks li.card h3").allInnerTexts())
                    .hasSize(4)
                    .doesNotContain(product);
        }
    }

    @Test
    @Tag("GDPR-15")
    void who_looked_at_a_customers_data_can_be_read_by_that_customer(Browser browser) {
        try (Visitor karla = Visitor.come(browser, shop);
                Visitor anna = anna(browser)) {
            karla.logIn("karla").open("/desk/customers");
            karla.page().locator("#customer").fill("c-1842");
            karla.press(karla.page().locator("form[action='/desk/customers'] button"));
            assertThat(karla.text()).contains("Recorded: you looked.").doesNotContain("anna.beispiel@");

            anna.open("/consent/known");
            assertThat(anna.text())
                    .contains("a member of staff (s-1002) saw “What you bought”", "What you were shown and why");
        }
    }

    @Test
    void customer_care_has_a_desk_and_nobody_else_sees_one(Browser browser) {
        try (Visitor anna = anna(browser)) {
            anna.page().navigate(shop.at("/desk/customers"));
            assertThat(anna.text()).contains("This shelf is empty");
        }
    }
}
