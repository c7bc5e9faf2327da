package io.klartext.consent.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.klartext.consent.it.RunningShop;
import io.klartext.consent.it.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The decisive steps with nothing but Tab and Enter. */
@ExtendWith(Stage.class)
class KeyboardTest {

    private static final int MOST_TABS = 120;

    /** A large link may draw the ring around the whole card that it belongs to. */
    private static final String FOCUS_SHOWS = """
            () => {
              const focused = document.activeElement;
              const ringed = (part) => {
                const style = getComputedStyle(focused, part);
                return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
              };
              const box = focused.getBoundingClientRect();
              return focused.matches(":focus-visible") && box.width > 0 && box.height > 0
                && (ringed(null) || ringed("::after"));
            }""";

    @Test
    @Tag("EDPB-05-2020")
    void somebody_without_a_mouse_allows_asks_why_and_says_no(Browser browser, RunningShop shop) {
        try (Visitor gustav = Visitor.come(browser, shop)) {
            gustav.logIn("gustav");
            gustav.open("/consent/choices?return=/");
            enterOn(gustav, "button[value='granted:personalized-ads']");
            enterOn(gustav, "a.back");
            assertThat(gustav.picks().heading()).isEqualTo(Words.ENGLISH.picked);

            enterOn(gustav, "#picks a.why");
            enterOn(gustav, "button[value='withdrawn:personalized-ads']");
            assertThat(gustav.picks().heading()).isEqualTo(Words.ENGLISH.popular);
        }
    }

    @Test
    @Tag("EDPB-05-2020")
    void somebody_without_a_mouse_refuses_everything(Browser browser, RunningShop shop) {
        try (Visitor stranger = Visitor.come(browser, shop)) {
            stranger.open("/");
            enterOn(stranger, "footer a[href^='/consent/choices']");
            enterOn(stranger, "button[value='refused:*']");
            assertThat(stranger.page().locator("[role=status]").innerText())
                    .isEqualTo("Saved. Everything that is up to you is off now.");
        }
    }

    /** Presses Tab until the element has the focus, sees that this shows, and presses Enter. */
    private static void enterOn(Visitor visitor, String selector) {
        Page page = visitor.page();
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            page.keyboard().press("Tab");
            assertThat(page.evaluate(FOCUS_SHOWS))
                    .as("the focus on %s", focused(page))
                    .isEqualTo(true);
            if (Boolean.TRUE.equals(page.evaluate("wanted => document.activeElement.matches(wanted)", selector))) {
                visitor.leave(() -> page.keyboard().press("Enter"));
                return;
            }
        }
        throw new AssertionError("Tab never reaches " + selector);
    }

    private static Object focused(Page page) {
        return page.evaluate("() => document.activeElement.outerHTML.slice(0, 120)");
    }
}
