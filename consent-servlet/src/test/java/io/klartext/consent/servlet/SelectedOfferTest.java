package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("GDPR-22")
class SelectedOfferTest {

    private final TestShop shop = TestShop.open();

    @AfterAll
    void close() {
        shop.close();
    }

    private Browser granted(String account) {
        Browser browser = shop.browser().loggedInAs(account);
        browser.choose("granted:personalized-ads");
        return browser;
    }

    @Test
    void whoever_asks_why_is_told_what_the_selector_would_have_selected_without_a_kind_of_data() {
        Browser anna = granted("select-anna");
        Page offer = anna.get("/select");
        assertThat(offer.body()).startsWith("best of dogs");

        assertThat(anna.get(offer.lastLine()).text())
                .contains("“dogs”", "Without it you would have seen “bestseller” instead.");
    }

    @Test
    void a_snippet_of_what_was_selected_leads_to_how_much_it_mattered() {
        Browser clara = granted("select-clara");
        String page = clara.get("/select?snippet=1").body();
        Matcher link =
                Pattern.compile("<a href=\"([^\"]+)\">Read more about it</a>").matcher(page);
        assertThat(link.find()).as(page).isTrue();

        assertThat(clara.get(link.group(1).replace("&amp;", "&")).text())
                .contains("Without it you would have seen “bestseller” instead.");
    }

    @Test
    void after_a_no_nothing_is_run_again_and_how_much_it_mattered_is_not_known() {
        Browser berta = granted("select-berta");
        String link = berta.get("/select").lastLine();
        berta.choose("withdrawn:personalized-ads");

        assertThat(berta.get(link).text())
                .contains("How much it mattered cannot be said.")
                .doesNotContain("bestseller");
        assertThat(berta.get("/select").body()).startsWith("bestseller");
    }
}
