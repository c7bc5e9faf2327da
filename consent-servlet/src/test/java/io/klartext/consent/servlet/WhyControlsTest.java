package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.ConsentException;
import io.klartext.consent.explain.Control;
import io.klartext.consent.servlet.internal.visit.Options;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people can do about the data and the offer that an explanation names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhyControlsTest {

    private static final Pattern HIDE_FORM =
            Pattern.compile("(?s)action=\"(/consent/why[^\"]*)\">.*?name=\"token\" value=\"([^\"]+)\"");

    private final List<String> hidden = new ArrayList<>();

    private final TestShop shop =
            TestShop.open(builder -> builder.control("purchase-history", Control.CHANGE_VALUE, "/account#orders")
                    .control("purchase-history", Control.DELETE_DATA, "/account/delete?what=orders")
                    .onHide((request, offer) -> {
                        if (offer.title().orElse("").equals("broken")) {
                            throw new IllegalStateException("the shop's own fault");
                        }
                        hidden.add(request.getHeader("X-Account") + ":" + offer.id());
                    }));

    @AfterAll
    void close() {
        shop.close();
    }

    private Page why(Browser browser, String query) {
        return browser.get(browser.get("/offer" + query).lastLine());
    }

    private Browser granted(String account) {
        Browser browser = shop.browser().loggedInAs(account);
        browser.choose("granted:personalized-ads");
        return browser;
    }

    private static Page hide(Browser browser, Page why, String choice) {
        Matcher form = HIDE_FORM.matcher(why.body());
        assertThat(form.find()).as(why.body()).isTrue();
        return browser.post(
                form.group(1),
                "application/x-www-form-urlencoded",
                "token=" + form.group(2) + "&choice=" + choice + "&return=" + encoded("/offer?x=1"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    @Tag("GDPR-7.3")
    void every_factor_has_its_places_and_the_opt_out_in_no_more_steps_than_consenting_took() {
        Page why = why(granted("anna"), "");

        assertThat(why.body())
                .contains("<a href=\"/account#orders\">Correct it<span class=\"hidden\">: What you bought</span></a>")
                .contains("<a href=\"/account/delete?what=orders\">Delete it")
                .contains("value=\"withdrawn:personalized-ads\">Stop using my data for this</button>")
                .contains("value=\"hide\">Show me this no more</button>");
    }

    @Test
    void an_offer_is_hidden_by_one_click_that_leads_back() {
        Browser browser = granted("berta");

        Page done = hide(browser, why(browser, ""), "hide");

        assertThat(done.status()).isEqualTo(303);
        assertThat(done.header("Location")).isEqualTo("/offer?x=1");
        assertThat(hidden).contains("berta:sku-123");
        assertThat(browser.check("personalized-ads")).as("nothing else changes").isEqualTo("GRANTED");
    }

    @Test
    void an_offer_that_rests_on_nothing_personal_can_be_hidden_too() {
        Browser browser = shop.browser().loggedInAs("carla");

        assertThat(hide(browser, why(browser, ""), "hide").status()).isEqualTo(303);
        assertThat(hidden).contains("carla:sku-123");
    }

    @Test
    @Tag("GDPR-32")
    void nobody_hides_anything_in_somebody_elses_name() {
        Page why = why(granted("dora"), "");
        int before = hidden.size();

        assertThat(hide(granted("eva"), why, "hide").status()).isEqualTo(403);
        assertThat(hide(granted("dora").with("Sec-Fetch-Site", "cross-site"), why, "hide")
                        .status())
                .isEqualTo(403);
        String ofAnotherPage = granted("dora").choices().token();
        assertThat(granted("dora")
                        .post(
                                "/consent/why?t=x",
                                "application/x-www-form-urlencoded",
                                "token=" + ofAnotherPage + "&choice=hide")
                        .status())
                .as("without an explanation of one's own there is nothing to hide")
                .isEqualTo(404);
        assertThat(granted("dora")
                        .post("/consent/why", "text/plain", "choice=hide")
                        .status())
                .isEqualTo(415);
        assertThat(hidden).hasSize(before);
    }

    @Test
    void another_word_hides_nothing() {
        Browser browser = granted("frida");
        int before = hidden.size();

        assertThat(hide(browser, why(browser, ""), "withdrawn:personalized-ads").status())
                .isEqualTo(400);
        assertThat(hidden).hasSize(before);
    }

    @Test
    void a_shop_that_fails_to_hide_says_so() {
        Browser browser = granted("greta");

        Page failed = hide(browser, why(browser, "?title=broken"), "hide");

        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.text()).contains("The offer is not hidden yet").doesNotContain("fault");
    }

    @Test
    void a_shop_that_cannot_hide_does_not_offer_it() {
        try (TestShop other = TestShop.open()) {
            Browser browser = other.browser().loggedInAs("hanna");
            browser.choose("granted:personalized-ads");
            Page why = browser.get(browser.get("/offer").lastLine());

            assertThat(why.body()).doesNotContain("hide", "Correct it", "Delete it");
            String link = browser.get("/offer").lastLine();
            assertThat(browser.post(link, "application/x-www-form-urlencoded", "token=" + why.token() + "&choice=hide")
                            .status())
                    .isEqualTo(405);
        }
    }

    @Test
    void the_snippet_leads_to_the_same_places() {
        assertThat(granted("ida").get("/offer?snippet=1").body())
                .contains("href=\"/account#orders\"", "#hide\">Show me this no more</a>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"account", "//evil.example/", "https://shop.example/account", "/a b", "javascript:x", "/a//b", ""
            })
    void a_place_is_a_path_inside_the_shop(String path) {
        ConsentFilterBuilder builder = ConsentFilter.builder(shop.consents);

        assertThatThrownBy(() -> builder.control("taste", Control.CHANGE_VALUE, path))
                .isInstanceOf(ConsentException.class)
                .hasMessageContaining("/account#favourite");
    }

    @ParameterizedTest
    @EnumSource(
            value = Control.class,
            names = {"WITHDRAW", "OBJECT", "HIDE_OFFER", "LEARN_MORE"})
    void what_is_here_already_gets_no_place_of_the_shops(Control control) {
        ConsentFilterBuilder builder = ConsentFilter.builder(shop.consents);

        assertThatThrownBy(() -> builder.control("taste", control, "/account"))
                .isInstanceOf(ConsentException.class)
                .hasMessageContaining("CHANGE_VALUE");
    }

    @Test
    void nothing_is_there_unless_it_is_set_up() {
        assertThat(Options.NONE.controls().places()).isEmpty();
        assertThat(Options.NONE.controls().hide()).isEmpty();
    }
}
