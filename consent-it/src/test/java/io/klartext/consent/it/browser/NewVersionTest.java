package io.klartext.consent.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.it.Axe;
import io.klartext.consent.it.RunningShop;
import io.klartext.consent.it.Stage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Version 2 of the shop's policy is published while people shop: who is asked again, about what, in which words. */
@ExtendWith(Stage.class)
class NewVersionTest {

    private static final String ANNA = "c-1842";
    private static final String BEN = "c-1843";
    private static final String PICKED = "personalized-ads";
    private static final String NEW_RECIPIENT = "Now also given to: Passend Rechenwerk SAS (fictional) (France)";

    @Test
    @Tag("GDPR-13.3")
    @Tag("GDPR-7.4")
    void who_allowed_what_now_covers_more_is_asked_again_in_the_words_of_the_diff(@TempDir Path data, Browser browser) {
        try (RunningShop shop = RunningShop.on(data);
                Visitor dora = Visitor.come(browser, shop);
                Visitor anna = Visitor.come(browser, shop);
                Visitor ben = Visitor.come(browser, shop)) {
            anna.logIn("anna").open("/");
            ben.logIn("ben").open("/");
            assertThat(anna.picks().heading()).isEqualTo(Words.ENGLISH.picked);
            assertThat(hint(anna)).isEmpty();

            publish(dora);

            assertThat(shop.reason(ANNA, PICKED)).isEqualTo(Reason.POLICY_CHANGED);
            assertThat(shop.reason(ANNA, "browsing-history"))
                    .as("only words were mended")
                    .isEqualTo(Reason.GRANTED);
            assertThat(shop.reason(ANNA, "campaign-banner"))
                    .as("nothing changed")
                    .isEqualTo(Reason.GRANTED);
            assertThat(shop.reason(BEN, PICKED)).as("a no stays a no").isEqualTo(Reason.REFUSED);
            annaIsAskedAgain(anna, shop);
            ben.open("/");
            assertThat(hint(ben)).as("who said no is left alone").isEmpty();
            assertThat(anna.complaints()).isEmpty();
            assertThat(dora.complaints()).isEmpty();
        }
    }

    static void publish(Visitor dora) {
        assertThat(dora.logIn("dora").open("/desk/policy")).isEqualTo(200);
        assertThat(dora.text())
                .contains("Version 1 counts now.", "What version 2 will change", NEW_RECIPIENT)
                .contains("asks everybody again who allowed it", "nobody is asked again")
                .contains("Kept shorter: 14 days instead of 30 days", "New: Invitations to tastings")
                .contains("No finding: nothing is missing.");
        assertThat(Axe.violations(dora.page())).isEmpty();

        dora.press(dora.page().locator("form[action='/desk/policy'] button"));

        assertThat(dora.text())
                .contains(
                        "The new version counts now.",
                        "Version 2 counts now.",
                        "What version 2 changed",
                        NEW_RECIPIENT);
        assertThat(dora.page().locator("form[action='/desk/policy']").count()).isZero();
    }

    private static void annaIsAskedAgain(Visitor anna, RunningShop shop) {
        anna.open("/");
        assertThat(anna.picks().heading()).isEqualTo(Words.ENGLISH.popular);
        assertThat(hint(anna)).singleElement().asString().contains("Our privacy policy has changed.");

        anna.press(anna.page().locator(".changed a"));
        Locator asked = anna.page().locator("section[aria-labelledby=asked]");
        assertThat(asked.innerText())
                .contains("Picked for you", NEW_RECIPIENT)
                .doesNotContain("Remember what you looked at");
        anna.press(anna.choiceButton("granted:" + PICKED).first());

        anna.open("/");
        assertThat(anna.picks().heading()).isEqualTo(Words.ENGLISH.picked);
        assertThat(shop.reason(ANNA, PICKED)).isEqualTo(Reason.GRANTED);
        assertThat(hint(anna)).isEmpty();
    }

    @Test
    void nobody_but_the_officer_finds_the_desk(Browser browser, RunningShop shop) {
        try (Visitor stranger = Visitor.come(browser, shop);
                Visitor emil = Visitor.come(browser, shop)) {
            assertThat(stranger.open("/desk/policy")).isEqualTo(404);
            assertThat(emil.logIn("emil").open("/desk/policy")).isEqualTo(404);
        }
    }

    private static List<String> hint(Visitor visitor) {
        return visitor.page().locator(".changed").allInnerTexts();
    }
}
