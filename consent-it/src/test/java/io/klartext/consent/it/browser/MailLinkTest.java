package io.klartext.consent.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import io.klartext.consent.SubjectId;
import io.klartext.consent.it.RunningShop;
import io.klartext.consent.it.Stage;
import io.klartext.consent.policy.PurposeId;
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

/** Somebody follows the link in a mail, in a browser that the shop has never seen. */
@ExtendWith(Stage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailLinkTest {

    private RunningShop shop;

    @BeforeAll
    void open(@TempDir Path data) {
        shop = RunningShop.on(data);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private String link(String account) {
        String address = shop.mailLinks()
                .link(SubjectId.account(account), PurposeId.of("newsletter"), "en")
                .orElseThrow()
                .address();
        return address.substring(address.indexOf("/consent/"));
    }

    @Test
    @Tag("GDPR-7.3")
    void without_scripts_an_account_or_a_cookie_one_press_says_no(Browser browser) {
        try (Visitor reader =
                Visitor.come(browser, shop, Words.ENGLISH, options -> options.setJavaScriptEnabled(false))) {
            assertThat(reader.open(link("reader-1"))).isEqualTo(200);
            assertThat(reader.text())
                    .contains("Why you got this mail", "Stop it")
                    .doesNotContain("reader-1");
            assertThat(shop.reason("reader-1", "newsletter")).hasToString("NOT_ASKED");

            reader.press(reader.page().locator("main form button"));

            assertThat(reader.text()).contains("This is off by now");
            assertThat(shop.reason("reader-1", "newsletter")).hasToString("REFUSED");
            assertThat(reader.context().cookies()).isEmpty();
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test
    void axe_finds_nothing_on_the_page_wide_and_narrow_light_and_dark(Browser browser) {
        List<String> found = new ArrayList<>();
        look(browser, 1280, ColorScheme.LIGHT, found);
        look(browser, 320, ColorScheme.DARK, found);
        assertThat(found).isEmpty();
    }

    private void look(Browser browser, int width, ColorScheme colours, List<String> found) {
        try (Visitor reader = Visitor.come(
                browser,
                shop,
                Words.ENGLISH,
                options -> options.setViewportSize(width, 900).setColorScheme(colours))) {
            reader.open(link("reader-2"));
            AccessibilityTest.inspect(reader, "mail", width, found);
            reader.press(reader.page().locator("main form button"));
            AccessibilityTest.inspect(reader, "said no", width, found);
            reader.open("/consent/mail?t=damaged");
            AccessibilityTest.inspect(reader, "gone", width, found);
        }
    }
}
