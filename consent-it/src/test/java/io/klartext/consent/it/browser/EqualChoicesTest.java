package io.klartext.consent.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.klartext.consent.it.RunningShop;
import io.klartext.consent.it.Stage;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Saying no is as easy as saying yes: same place, same size, same look, same number of clicks. */
@ExtendWith(Stage.class)
class EqualChoicesTest {

    private static final List<String> ASKED = List.of(
            "*",
            "personalized-ads",
            "campaign-banner",
            "browsing-history",
            "location",
            "contact-list-access",
            "newsletter");

    private static final String LOOK = """
            button => {
              const style = getComputedStyle(button);
              return [style.backgroundColor, style.color, style.fontSize, style.fontWeight, style.borderColor].join(" ");
            }""";

    @ParameterizedTest
    @CsvSource({"1280, ENGLISH", "1280, GERMAN", "320, ENGLISH", "320, GERMAN"})
    @Tag("EDPB-05-2020")
    void yes_and_no_stand_together_with_the_same_size_and_the_same_look(
            int width, Words words, Browser browser, RunningShop shop) {
        try (Visitor visitor = Visitor.come(browser, shop, words, options -> options.setViewportSize(width, 900))) {
            visitor.open("/consent/choices");
            for (String purpose : ASKED) {
                Locator yes = visitor.choiceButton("granted:" + purpose);
                Locator no = visitor.choiceButton("refused:" + purpose);
                BoundingBox left = yes.boundingBox();
                BoundingBox right = no.boundingBox();
                assertThat(right.width).as("width for %s", purpose).isCloseTo(left.width, within(1.0));
                assertThat(right.height).as("height for %s", purpose).isCloseTo(left.height, within(1.0));
                boolean oneRow = Math.abs(right.y - left.y) <= 1;
                boolean oneColumn = Math.abs(right.x - left.x) <= 1;
                assertThat(width == 1280 ? oneRow : oneRow || oneColumn)
                        .as("one row, or one column where it is narrow, for %s", purpose)
                        .isTrue();
                assertThat(no.evaluate(LOOK)).as("look for %s", purpose).isEqualTo(yes.evaluate(LOOK));
            }
        }
    }

    @Test
    @Tag("EDPB-05-2020")
    @Tag("GDPR-7.2")
    void nothing_is_ticked_beforehand_and_the_form_asks_for_nothing_else(Browser browser, RunningShop shop) {
        try (Visitor visitor = Visitor.come(browser, shop)) {
            visitor.open("/consent/choices");
            Page page = visitor.page();

            assertThat(page.locator("input[type=checkbox], input[type=radio], select, [checked], [aria-checked=true]")
                            .count())
                    .isZero();
            assertThat(page.locator("form").count()).isEqualTo(1);
            assertThat(page.locator("form input:not([type=hidden]), form textarea")
                            .count())
                    .isZero();
        }
    }

    @Test
    @Tag("GDPR-7.3")
    void taking_a_yes_back_takes_as_many_clicks_as_giving_it(Browser browser, RunningShop shop) {
        try (Visitor deniz = Visitor.come(browser, shop)) {
            deniz.logIn("deniz");

            int toGrant = clicks(deniz, "granted:personalized-ads");
            assertThat(deniz.picksAt("/").heading()).isEqualTo(Words.ENGLISH.picked);
            int toWithdraw = clicks(deniz, "withdrawn:personalized-ads");
            assertThat(deniz.picksAt("/").heading()).isEqualTo(Words.ENGLISH.popular);

            assertThat(toWithdraw).isEqualTo(toGrant).isEqualTo(2);
        }
    }

    /** Counts what has to be clicked from the first page on until a choice is saved. */
    private static int clicks(Visitor visitor, String choice) {
        int clicks = 0;
        visitor.open("/");
        for (Locator step :
                List.of(visitor.page().locator("footer a[href^='/consent/choices']"), visitor.choiceButton(choice))) {
            visitor.press(step);
            clicks++;
        }
        assertThat(visitor.page().locator("[role=status]").innerText()).startsWith("Saved.");
        return clicks;
    }
}
