package io.klartext.consent.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.FilePayload;
import io.klartext.consent.it.RunningShop;
import io.klartext.consent.it.Stage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An address book is other people's data: it is read only where its owner has allowed it. */
@ExtendWith(Stage.class)
class InviteTest {

    private static final FilePayload VCARD =
            new FilePayload("contacts.vcf", "text/vcard", """
            BEGIN:VCARD
            VERSION:3.0
            FN:Ben Muster
            EMAIL:ben.muster@example.com
            END:VCARD
            BEGIN:VCARD
            VERSION:3.0
            FN:Zoe Neu
            EMAIL:zoe.neu@example.com
            END:VCARD
            """.getBytes(StandardCharsets.UTF_8));

    private static final FilePayload TABLE =
            new FilePayload("contacts.csv", "text/csv", """
            Name,E-mail
            Clara Probe,clara.probe@example.com
            Yan Neu,yan.neu@example.com
            """.getBytes(StandardCharsets.UTF_8));

    @Test
    @Tag("GDPR-7.4")
    void friends_are_found_in_a_vcard_and_in_a_table_once_that_is_allowed(Browser browser, RunningShop shop) {
        try (Visitor ida = Visitor.come(browser, shop)) {
            ida.logIn("ida");
            upload(ida, VCARD);
            assertThat(ida.text())
                    .contains("We have not read your address book, because you have not allowed it.")
                    .doesNotContain("Ben Muster", "Zoe Neu");

            ida.press(ida.page().locator(".note a"));
            ida.press(ida.choiceButton("granted:contact-list-access"));
            upload(ida, VCARD);
            assertThat(result(ida))
                    .as("Ben does not want to be found by friends: he is nobody here")
                    .doesNotContain("They shop here already")
                    .contains("Ben Muster", "Zoe Neu");
            upload(ida, TABLE);
            assertThat(result(ida)).containsSubsequence("They shop here already", "Clara Probe", "Yan Neu");

            ida.open("/consent/choices");
            ida.press(ida.choiceButton("withdrawn:contact-list-access"));
            upload(ida, TABLE);
            assertThat(ida.text())
                    .contains("We have not read your address book")
                    .doesNotContain("Yan Neu");
        }
    }

    private static String result(Visitor visitor) {
        return visitor.page().locator("section[role=status]").innerText();
    }

    private static void upload(Visitor visitor, FilePayload file) {
        visitor.open("/invite");
        visitor.page().locator("#contacts").setInputFiles(file);
        visitor.press(visitor.page().locator("form[action='/invite'] button"));
    }
}
