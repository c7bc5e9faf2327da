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
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a stranger to a personal shop, to the reasons, to a no that lasts. */
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
    @CsvSource({"ENGLISH, true", "GERMAN, true", "ENGLISH, false", "GERMAN, false"})
    @Tag("GDPR-7.3")
    @Tag("GDPR-5.1.c")
    @Tag("DSA-26.1")
    @Tag("DSA-38")
    void anna_sees_why_says_no_and_stays_out(Words words, boolean scripts, Browser browser) {
        try (Visitor stranger = come(browser, words, scripts);
                Visitor anna = come(browser, words, scripts)) {
            List<Picks> neutral = picksEverywhere(stranger);
            assertNothingPersonal(neutral, words);

            anna.logIn("anna");
            assertThat(picksEverywhere(anna)).as("before she allowed it").isEqualTo(neutral);
            anna.choose("granted:personalized-ads");
            List<Picks> personal = picksEverywhere(anna);
            assertThat(personal).hasSameSizeAs(neutral).allSatisfy(picks -> {
                assertThat(picks.heading()).isEqualTo(words.picked);
                assertThat(picks.whyLinks()).isEqualTo(picks.products().size()).isPositive();
            });
            assertThat(personal.get(0).products()).isNotEqualTo(neutral.get(0).products());

            anna.open("/");
            String product = anna.askWhy();
            WhyPage.of(anna).assertExplains(product, words);
            anna.press(anna.choiceButton("withdrawn:personalized-ads"));
            assertThat(anna.page().url()).as("back where the offer was").isEqualTo(shop.at("/"));
            assertThat(anna.picks()).isEqualTo(neutral.get(0));

            assertThat(picksEverywhere(anna)).as("after her no").isEqualTo(neutral);
            anna.logOut().logIn("anna");
            assertThat(picksEverywhere(anna)).as("after logging in again").isEqualTo(neutral);
            shop.restart();
            anna.logIn("anna");
            assertThat(picksEverywhere(anna)).as("after a restart of the server").isEqualTo(neutral);
            assertThat(anna.complaints()).isEmpty();
        }
    }

    private Visitor come(Browser browser, Words words, boolean scripts) {
        return Visitor.come(browser, shop, words, options -> options.setJavaScriptEnabled(scripts));
    }

    private static List<Picks> picksEverywhere(Visitor visitor) {
        return PLACES.stream()
                .map(place -> {
                    assertThat(visitor.open(place)).isEqualTo(200);
                    return visitor.picks();
                })
                .toList();
    }

    private static void assertNothingPersonal(List<Picks> picks, Words words) {
        assertThat(picks).extracting(Picks::whyLinks).containsOnly(0);
        assertThat(picks)
                .extracting(Picks::heading)
                .containsExactly(words.popular, words.together, words.popular);
    }
}
