package io.klartext.consent.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.Geolocation;
import io.klartext.consent.it.RunningShop;
import io.klartext.consent.it.Stage;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each optional purpose: nothing happens before the yes, it works after it, and no other purpose comes along. */
@ExtendWith(Stage.class)
class PurposesTest {

    @Test
    @Tag("GDPR-5.1.b")
    void the_banner_follows_the_favourite_category_only_while_that_is_allowed(Browser browser, RunningShop shop) {
        try (Visitor hatice = Visitor.come(browser, shop)) {
            hatice.logIn("hatice").open("/");
            String season = banner(hatice);
            assertThat(season).contains(Words.ENGLISH.season).doesNotContain(Words.ENGLISH.why);

            hatice.choose("granted:campaign-banner").open("/");
            assertThat(banner(hatice)).contains(Words.ENGLISH.personalBanner, Words.ENGLISH.why);
            assertThat(hatice.picks().heading()).isEqualTo(Words.ENGLISH.popular);
            hatice.press(hatice.page().locator(".banner a.why"));
            assertThat(hatice.page().locator("ul.factors > li").allInnerTexts())
                    .singleElement()
                    .asString()
                    .contains("Your favourite category", Words.ENGLISH.told);

            hatice.press(hatice.choiceButton("withdrawn:campaign-banner"));
            assertThat(banner(hatice)).isEqualTo(season);
        }
    }

    @Test
    void what_somebody_looks_at_is_remembered_only_while_that_is_allowed(Browser browser, RunningShop shop) {
        try (Visitor ida = Visitor.come(browser, shop)) {
            ida.logIn("ida").choose("granted:personalized-ads").open("/product/cheese-03");
            String silentlySeen = ida.page().locator("h1").innerText();
            assertThat(whatWasUsed(ida)).doesNotContain(silentlySeen);

            ida.choose("granted:browsing-history").open("/product/coffee-04");
            String rememberedNow = ida.page().locator("h1").innerText();
            assertThat(whatWasUsed(ida)).contains(rememberedNow).doesNotContain(silentlySeen);
        }
    }

    @Test
    @Tag("GDPR-7.4")
    void the_position_is_used_only_once_it_is_allowed_and_a_typed_postcode_always_works(
            Browser browser, RunningShop shop) {
        try (Visitor stranger = Visitor.come(
                browser,
                shop,
                Words.ENGLISH,
                options ->
                        options.setGeolocation(new Geolocation(53.55, 9.99)).setPermissions(List.of("geolocation")))) {
            stranger.open("/stores");
            stranger.press(stranger.page().locator("#share button"));
            assertThat(stranger.text()).contains("We have not used your location, because you have not allowed it.");
            assertThat(nearest(stranger)).isEmpty();

            stranger.page().locator("#postcode").fill("20095");
            stranger.press(stranger.page().locator("form[action='/stores']:has(#postcode) button"));
            assertThat(nearest(stranger)).first().asString().contains("Hamburg");

            stranger.choose("granted:location").open("/stores");
            stranger.press(stranger.page().locator("#share button"));
            assertThat(nearest(stranger)).first().asString().contains("Hamburg");
        }
    }

    @Test
    @Tag("GDPR-7.4")
    void the_newsletter_goes_to_nobody_who_has_not_allowed_it(Browser browser, RunningShop shop) {
        try (Visitor stranger = Visitor.come(browser, shop)) {
            subscribe(stranger);
            assertThat(stranger.text()).contains("You are not on the list, because you have not allowed it.");

            stranger.press(stranger.page().locator(".note a"));
            stranger.press(stranger.choiceButton("granted:newsletter"));
            subscribe(stranger);
            assertThat(stranger.text()).contains("You are on the list.");
            stranger.open("/");
            assertThat(stranger.picks().heading()).isEqualTo(Words.ENGLISH.popular);
        }
    }

    private static String banner(Visitor visitor) {
        return Objects.requireNonNull(visitor.page().locator(".banner-text").textContent());
    }

    private static List<String> nearest(Visitor visitor) {
        return visitor.page().locator("ol.near > li").allInnerTexts();
    }

    private static void subscribe(Visitor visitor) {
        visitor.open("/newsletter");
        visitor.page().locator("#email").fill("somebody@example.com");
        Locator signUp = visitor.page().locator("button[name=action][value=on]");
        visitor.press(signUp);
    }

    private static String whatWasUsed(Visitor visitor) {
        visitor.open("/");
        visitor.askWhy();
        String used = visitor.page().locator("ul.factors").innerText();
        visitor.open("/");
        return used;
    }
}
