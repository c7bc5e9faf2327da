package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.policy.Policy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("GDPR-15")
class WhyPageTest {

    private static final Pattern TOKEN = Pattern.compile("[?&]t=([^&]+)");

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

    private static String token(String link) {
        Matcher matcher = TOKEN.matcher(link);
        assertThat(matcher.find()).as(link).isTrue();
        return matcher.group(1);
    }

    @Test
    void the_page_tells_what_was_read_where_it_came_from_what_for_and_since_when() {
        Browser browser = granted("anna");
        Page offer = browser.get("/offer");
        assertThat(offer.body()).startsWith("for you");

        Page why = browser.get(offer.lastLine());

        assertThat(why.status()).isEqualTo(200);
        assertThat(why.text())
                .contains("Why do I see this?", "This is about: “Truffle oil, large”")
                .contains("Data about you went into choosing this for you.")
                .contains("What you bought", "“Truffle oil”, “Sea salt”, “Olives” and 4 more")
                .contains("We saw it here in the shop. It went into the choice.")
                .contains("Offers that suit you", "We choose offers by what you have bought.")
                .contains("You allowed this on 3 March 2026. It ends on 3 March 2027, unless you end it sooner.")
                .contains("It was allowed because you gave your consent.", "That ends on 3 March 2027")
                .contains("180 days", "Mailer GmbH, Germany (works for the shop)")
                .contains("A program decides here on its own.", "What you like brings what is related.")
                .contains("A human being looks at it if you ask: service@example.com")
                .contains("The number of your answer in our records is ")
                .contains("It went by version 1 of what we say about your data.")
                .doesNotContain("Capers", "Your presumed taste");
    }

    @Test
    void the_page_speaks_german_too() {
        Browser browser = granted("dora").with("Accept-Language", "de");

        Page why = browser.get(browser.get("/offer").lastLine());

        assertThat(why.text())
                .contains("Warum sehe ich das?", "„Truffle oil“, „Sea salt“, „Olives“ und 4 weitere")
                .contains("Das haben wir hier im Shop beobachtet. Diese Daten sind in die Auswahl eingegangen.")
                .contains("Meine Daten dafür nicht mehr verwenden");
    }

    @Test
    @Tag("GDPR-7.3")
    void one_click_beside_the_explanation_ends_it_and_leads_back_to_the_page_with_the_offer() {
        Browser browser = granted("berta");
        Page why = browser.get(browser.get("/offer?title=Oil").lastLine());
        assertThat(why.body()).contains("name=\"return\" value=\"/offer?title=Oil\"");

        Page done = browser.press(why, "withdrawn:personalized-ads", "/offer?title=Oil");

        assertThat(done.status()).isEqualTo(303);
        assertThat(done.header("Location")).isEqualTo("/offer?title=Oil");
        assertThat(browser.get("/offer").body()).startsWith("for all");
        assertThat(shop.events(io.klartext.consent.SubjectId.account("berta"))
                        .get(1)
                        .evidence()
                        .surface())
                .contains("consent/why");
    }

    @Test
    void after_the_opt_out_the_page_says_so_instead_of_offering_it_again() {
        Browser browser = granted("clara");
        String link = browser.get("/offer").lastLine();
        browser.choose("withdrawn:personalized-ads");

        Page why = browser.get(link);

        assertThat(why.text())
                .contains("This is off by now", "Your data is no longer used for “Offers that suit you”.")
                .contains("You allowed this once and took it back on 3 March 2026");
        assertThat(why.body()).doesNotContain("<form");
    }

    @Test
    @Tag("GDPR-21")
    void what_rests_on_the_shops_interest_can_be_objected_to_by_a_visitor_without_an_id() {
        Browser browser = shop.browser();
        Page offer = browser.get("/offer?purpose=own-ranking");
        assertThat(offer.body()).startsWith("for you");
        Page why = browser.get(offer.lastLine());
        assertThat(why.text()).contains("I object: stop using my data for this");

        browser.press(why, "objected:own-ranking");

        assertThat(browser.check("own-ranking")).isEqualTo("OBJECTED");
        assertThat(browser.get("/offer?purpose=own-ranking").body()).startsWith("for all");
        assertThat(browser.get(offer.lastLine()).text()).contains("This is off by now");
    }

    @Test
    void what_a_contract_needs_is_explained_without_a_way_out() {
        Browser browser = shop.browser();

        Page why = browser.get(browser.get("/offer?purpose=order").lastLine());

        assertThat(why.text())
                .contains("There is nothing to choose", "the contract with you cannot be kept without it");
        assertThat(why.body()).doesNotContain("<form");
    }

    @Test
    void an_offer_that_rests_on_nothing_personal_says_that_too() {
        Browser browser = shop.browser();

        Page why = browser.get(browser.get("/offer").lastLine());

        assertThat(why.text())
                .contains(
                        "This is not based on data about you. It can be shown to anybody.", "The purpose it belongs to")
                .doesNotContain("What was used", "What it was used for", "no longer", "Stop");
    }

    @Test
    @Tag("DSA-26.1")
    void a_personalised_price_is_the_first_thing_that_is_said() {
        Browser browser = granted("lena");

        String main = browser.get(browser.get("/offer?price=1").lastLine())
                .text()
                .replaceAll("(?s).*?Why do I see this\\? ", "");

        assertThat(main).startsWith("This price is personalised: data about you changed it.");
        assertThat(browser.get("/offer?price=1&snippet=1").body()).startsWith("""
                        for you
                        <section class="klartext-why" lang="en">
                        <p class="klartext-openly">This price is personalised: data about you changed it.</p>
                        <details""");
    }

    @Test
    void a_snippet_explains_on_the_shops_own_page_and_leads_to_the_way_out() {
        Browser browser = granted("mara");

        Page page = browser.get("/offer?snippet=1&title=%3Cscript%3Ealert(1)%3C/script%3E");

        assertThat(page.body())
                .contains("<details class=\"klartext-details\">\n<summary>Why do I see this?</summary>")
                .contains("“Truffle oil”, “Sea salt”, “Olives” and 4 more")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("#stop\">Stop using my data for this</a>")
                .doesNotContain("<script", "<form", "Show me this no more");
        String link = page.lastLine();
        assertThat(page.body()).contains("<a href=\"" + link.replace("&", "&amp;") + "\">Read more about it</a>");
        assertThat(browser.get(link).body()).contains("id=\"stop\"", "withdrawn:personalized-ads");
        assertThat(page.header("Cache-Control")).isEqualTo("private, no-store");
    }

    @Test
    @Tag("GDPR-32")
    void a_bit_flipped_anywhere_in_a_token_shows_nothing() {
        Browser browser = granted("frida");
        byte[] token = Base64.getUrlDecoder().decode(token(browser.get("/offer").lastLine()));
        for (int i = 0; i < token.length; i++) {
            byte[] changed = token.clone();
            changed[i] ^= (byte) (1 << (i % 8));
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThat(browser.get("/consent/why?t=" + text).status())
                    .as("byte %d", i)
                    .isEqualTo(404);
        }
    }

    @Test
    @Tag("GDPR-32")
    void somebody_elses_link_shows_a_neutral_page() {
        String link = granted("greta").get("/offer").lastLine();

        for (Browser other : new Browser[] {granted("hanna"), shop.browser(), visitor()}) {
            Page page = other.get(link);
            assertThat(page.status()).isEqualTo(404);
            assertThat(page.text())
                    .contains("There is nothing to show here")
                    .doesNotContain("Truffle", "Offers that suit you", "greta");
        }
        assertThat(shop.browser().get("/consent/why").status()).isEqualTo(404);
        assertThat(shop.browser().get("/consent/why?t=").status()).isEqualTo(404);
    }

    /** Whoever comes back under the same id is somebody new, to whom nothing of before is told. */
    @Test
    @Tag("GDPR-17")
    void a_link_from_before_an_erasure_shows_a_neutral_page_for_ever() {
        Browser ida = granted("ida");
        String link = ida.get("/offer").lastLine();
        assertThat(ida.get(link).status()).isEqualTo(200);

        shop.consents.erase(SubjectId.account("ida"), Actor.staff("s-1"));
        assertThat(ida.get(link).status()).isEqualTo(404);
        assertThat(ida.get(link).text())
                .contains("There is nothing to show here")
                .doesNotContain("Truffle");
        assertThat(ida.get("/offer").body()).doesNotStartWith("for you");
        assertThat(ida.get("/consent/choices").text()).contains("Everything that we knew about you was erased");

        ida.choose("granted:personalized-ads");
        assertThat(ida.get(link).status()).isEqualTo(404);
        assertThat(ida.get(ida.get("/offer").lastLine()).status()).isEqualTo(200);
    }

    private Browser visitor() {
        Browser visitor = shop.browser();
        visitor.choose("granted:personalized-ads");
        return visitor;
    }

    @Test
    void a_link_ends_after_seven_days() {
        try (TestShop own = TestShop.open()) {
            Browser browser = own.browser();
            String link = browser.get("/offer?purpose=own-ranking").lastLine();
            own.clock.advance(Duration.ofDays(7).minusSeconds(1));
            assertThat(browser.get(link).status()).isEqualTo(200);
            own.clock.advance(Duration.ofSeconds(1));
            assertThat(browser.get(link).status()).isEqualTo(404);
        }
    }

    @Test
    void a_link_is_short_and_nothing_in_it_can_be_read() {
        String link = granted("ida").get("/offer").lastLine();

        assertThat(token(link)).hasSizeBetween(100, 299);
        String readable = new String(Base64.getUrlDecoder().decode(token(link)), StandardCharsets.ISO_8859_1);
        assertThat(readable).doesNotContain("Truffle", "sku-123", "cart", "ida");
        assertThat(token(granted("ida").get("/offer").lastLine())).isNotEqualTo(token(link));
    }

    @Test
    void a_title_of_any_length_does_not_make_the_link_too_long() {
        Browser browser = granted("jana");
        String title = URLEncoder.encode("Öl & <Essig> ".repeat(100), StandardCharsets.UTF_8);

        String link = browser.get("/offer?title=" + title).lastLine();

        assertThat(token(link)).hasSizeLessThan(1536);
        assertThat(browser.get(link.replaceAll("&return=.*", "")).body()).contains("Öl &amp; &lt;Essig&gt;");
    }

    @Test
    void the_way_to_the_explanation_is_not_recorded_as_behaviour() {
        Browser browser = granted("karl");
        int before = shop.events().size();

        browser.get(browser.get("/offer").lastLine());

        assertThat(shop.events()).hasSize(before);
    }

    /** WCAG 2.2, 3.1.2: a voice that reads the page aloud must know which words are English. */
    @Test
    void on_a_page_in_a_language_that_explanations_do_not_speak_their_sentences_are_marked_as_english() {
        Policy french = Policy.parse(SamplePolicy.first().json().replace("\"en\"", "\"fr\""));
        try (TestShop own = TestShop.open(french)) {
            Browser browser = own.browser().loggedInAs("anna").with("Accept-Language", "fr");
            browser.choose("granted:personalized-ads");

            Document page =
                    Jsoup.parse(browser.get(browser.get("/offer").lastLine()).body());

            assertThat(page.select("html").attr("lang")).isEqualTo("fr");
            assertThat(page.select("h1").text()).startsWith("Pourquoi");
            List<Element> english = page.getElementsMatchingOwnText("\\b(the|went|was|is|ends|looks)\\b");
            assertThat(english)
                    .hasSizeGreaterThan(5)
                    .filteredOn(element -> !element.is("title"))
                    .allMatch(element -> element.closest("[lang=en]") != null);
            assertThat(page.select("[lang=en]")).allMatch(element -> element.is("[dir=ltr]"));
        }
    }
}
