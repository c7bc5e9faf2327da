package io.klartext.consent.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import io.klartext.consent.it.RunningShop;
import io.klartext.consent.it.Stage;
import io.klartext.consent.it.browser.Visitor.Picks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a stranger to a personal shop, to the reasons, to a no that lasts. Everybody here is somebody else. */
@ExtendWith(Stage.class)
@TestInstance(Lifecycle.PER_CLASS)
class JourneyTest {

    private static final List<String> PLACES = List.of("/", "/product/cheese-01", "/cart");

    private RunningShop shop;

    @BeforeAll
    void open(@TempDir Path data) {
        shop = RunningShop.on(data);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource({"clara, ENGLISH, true", "deniz, GERMAN, true", "emil, ENGLISH, false", "frieda, GERMAN, false"})
    @Tag("GDPR-7.3")
    @Tag("DSA-26.1")
    @Tag("DSA-27")
    void somebody_allows_personal_picks_sees_why_says_no_and_stays_out(
            String userName, Words words, boolean scripts, Browser browser) {
        try (Visitor stranger = come(browser, words, scripts);
                Visitor customer = come(browser, words, scripts)) {
            List<Picks> neutral = neutral(stranger, words);
            customer.logIn(userName);
            assertThat(picksEverywhere(customer)).as("before it was allowed").isEqualTo(neutral);

            customer.choose("granted:personalized-ads");
            assertPersonal(picksEverywhere(customer), neutral, words);
            sayNoWhereItIsExplained(customer, KnownCustomer.of(userName, words), words, neutral.get(0));
            assertStaysOut(customer, userName, neutral);
            assertThat(customer.complaints()).isEmpty();
            assertThat(stranger.complaints()).isEmpty();
        }
    }

    @Test
    @Tag("GDPR-7.3")
    void anna_who_has_allowed_it_long_ago_says_no_and_no_restart_brings_it_back(Browser browser) {
        try (Visitor stranger = come(browser, Words.ENGLISH, true);
                Visitor anna = come(browser, Words.ENGLISH, true)) {
            List<Picks> neutral = neutral(stranger, Words.ENGLISH);
            anna.logIn("anna");

            assertPersonal(picksEverywhere(anna), neutral, Words.ENGLISH);
            KnownCustomer known = KnownCustomer.of("anna", Words.ENGLISH).havingLookedAt("Mountain cheese, 12 months");
            sayNoWhereItIsExplained(anna, known, Words.ENGLISH, neutral.get(0));
            assertStaysOut(anna, "anna", neutral);
        }
    }

    private Visitor come(Browser browser, Words words, boolean scripts) {
        return Visitor.come(browser, shop, words, options -> options.setJavaScriptEnabled(scripts));
    }

    private static List<Picks> neutral(Visitor stranger, Words words) {
        List<Picks> picks = picksEverywhere(stranger);
        assertThat(picks).extracting(Picks::whyLinks).containsOnly(0);
        assertThat(picks).extracting(Picks::heading).containsExactly(words.popular, words.together, words.popular);
        return picks;
    }

    private static List<Picks> picksEverywhere(Visitor visitor) {
        return PLACES.stream().map(visitor::picksAt).toList();
    }

    private static void assertPersonal(List<Picks> personal, List<Picks> neutral, Words words) {
        assertThat(personal).hasSameSizeAs(neutral).allSatisfy(picks -> {
            assertThat(picks.heading()).isEqualTo(words.picked);
            assertThat(picks.products()).isNotEmpty().hasSize(picks.whyLinks());
        });
        assertThat(personal.get(0).products()).isNotEqualTo(neutral.get(0).products());
    }

    private void sayNoWhereItIsExplained(Visitor customer, KnownCustomer known, Words words, Picks neutral) {
        customer.open("/");
        String product = customer.askWhy();
        WhyPage.assertExplains(customer, known, product, words);
        customer.press(customer.choiceButton("withdrawn:personalized-ads"));
        assertThat(customer.page().url()).as("back where the offer was").isEqualTo(shop.at("/"));
        assertThat(customer.picks()).isEqualTo(neutral);
    }

    private void assertStaysOut(Visitor customer, String userName, List<Picks> neutral) {
        assertThat(picksEverywhere(customer)).as("after the no").isEqualTo(neutral);
        customer.logOut().logIn(userName);
        assertThat(picksEverywhere(customer)).as("after logging in again").isEqualTo(neutral);
        shop.restart();
        customer.logIn(userName);
        assertThat(picksEverywhere(customer))
                .as("after a restart of the server")
                .isEqualTo(neutral);
    }
}
