package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.mail.MailLinks;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("GDPR-7.3")
class MailPageTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";
    private static final SubjectId ANNA = SubjectId.account("anna");

    private final TestShop shop = TestShop.open();

    @AfterEach
    void close() {
        shop.close();
    }

    private String link(PurposeId purpose) {
        return MailLinks.to("https://shop.example/consent", shop.consents, shop.keys)
                .clock(shop.clock)
                .link(ANNA, purpose, "en")
                .orElseThrow()
                .address()
                .substring("https://shop.example".length());
    }

    private Browser annaWhoAllowed(String purpose) {
        Browser anna = shop.browser().loggedInAs("anna");
        anna.choose("granted:" + purpose);
        return anna;
    }

    /** A mail provider: no cookie, no origin, nothing that a browser sends. */
    private Page provider(String link) {
        return shop.browser()
                .without("Sec-Fetch-Site")
                .without("Accept-Language")
                .post(link, FORM, ONE_CLICK);
    }

    @Test
    @Tag("GDPR-12")
    void the_page_says_for_what_the_mail_was_sent_and_not_to_whom_nor_what_stands() {
        annaWhoAllowed("newsletter");
        Page page = shop.browser().get(link(SamplePolicy.NEWS));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains(
                        "Why you got this mail",
                        "Opening this page has changed nothing.",
                        "Newsletter",
                        "One letter a month.",
                        "Your favourite kind",
                        "Mailer GmbH",
                        "Only with your consent",
                        "Stop it",
                        "You take your consent back; nothing else changes.")
                .doesNotContain("anna", "You allowed this");
        assertThat(page.body()).contains("name=\"robots\" content=\"noindex\"").doesNotContain("<script");
    }

    @Test
    @Tag("GDPR-32")
    void the_address_of_the_page_is_told_to_nobody_and_the_page_is_kept_by_nobody() {
        for (Page page : List.of(shop.browser().get(link(SamplePolicy.NEWS)), provider(link(SamplePolicy.NEWS)))) {
            assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(page.header("Cache-Control")).isEqualTo("private, no-store");
            assertThat(page.header("X-Robots-Tag")).isEqualTo("noindex");
            assertThat(page.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.headers("Set-Cookie")).isEmpty();
        }
        assertThat(shop.browser().choices().header("Referrer-Policy")).isEqualTo("same-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void opening_a_link_changes_nothing_however_often_a_scanner_does(String method) {
        Browser anna = annaWhoAllowed("newsletter");
        String link = link(SamplePolicy.NEWS);
        int before = shop.events().size();
        for (int i = 0; i < 3; i++) {
            assertThat(shop.browser()
                            .send(method, link, BodyPublishers.noBody())
                            .status())
                    .isEqualTo(200);
        }

        assertThat(anna.check("newsletter")).isEqualTo("GRANTED");
        assertThat(shop.events()).hasSize(before);
    }

    @Test
    void one_press_on_the_page_says_no_without_logging_in_and_the_evidence_names_the_page() {
        Browser anna = annaWhoAllowed("newsletter");
        String link = link(SamplePolicy.NEWS);
        Browser reader = shop.browser();
        Page page = reader.get(link + "&lang=de");
        String action = page.body().replaceAll("(?s).*<form method=\"post\" action=\"([^\"]+)\".*", "$1");

        Page done = reader.post(action.replace("&amp;", "&"), FORM, ONE_CLICK + "&page=1");

        assertThat(done.status()).isEqualTo(200);
        assertThat(done.text())
                .contains("\u201eRundbrief\u201c", "kann noch ankommen")
                .doesNotContain("anna");
        assertThat(anna.check("newsletter")).isEqualTo("WITHDRAWN");
        ChoiceEvent event = shop.events(ANNA).get(1);
        assertThat(event.choice().kind()).isEqualTo(ChoiceKind.WITHDRAWN);
        assertThat(event.evidence().surface()).contains("consent/mail");
        assertThat(event.evidence().language()).isEqualTo("de");
        assertThat(event.evidence().noticeHash())
                .isEqualTo(shop.consents.policy().notice("de").hash());
    }

    @Test
    void a_mail_program_says_no_by_the_link_alone_and_the_evidence_names_it() {
        Browser anna = annaWhoAllowed("newsletter");

        Page done = provider(link(SamplePolicy.NEWS));

        assertThat(done.status()).isEqualTo(200);
        assertThat(anna.check("newsletter")).isEqualTo("WITHDRAWN");
        assertThat(shop.events(ANNA).get(1).evidence().surface()).contains("mail-program");
    }

    @Test
    @Tag("GDPR-21")
    void what_rests_on_an_interest_is_objected_to_and_what_was_never_allowed_is_refused() {
        provider(link(PurposeId.of("own-ranking")));
        provider(link(SamplePolicy.NEWS));

        assertThat(shop.events(ANNA))
                .extracting(event -> event.choice().kind())
                .containsExactly(ChoiceKind.OBJECTED, ChoiceKind.REFUSED);
    }

    @ParameterizedTest(name = "Sec-Fetch-Site {0}, Origin {1}")
    @CsvSource({
        "-, -",
        "same-origin, -",
        "same-origin, null",
        "cross-site, https://evil.example",
        "cross-site, null",
        "none, -",
        "same-site, https://mail.example",
        "-, null",
        "-, https://evil.example",
        "nonsense, nonsense"
    })
    @Tag("GDPR-32")
    void where_a_no_comes_from_does_not_matter_and_a_link_that_is_none_says_nothing(String site, String origin) {
        Browser anna = annaWhoAllowed("newsletter");
        Browser sender = shop.browser().without("Sec-Fetch-Site");
        if (!site.equals("-")) {
            sender.with("Sec-Fetch-Site", site);
        }
        if (!origin.equals("-")) {
            sender.with("Origin", origin);
        }
        String link = link(SamplePolicy.NEWS);

        assertThat(sender.post("/consent/mail", FORM, ONE_CLICK).status()).isEqualTo(404);
        assertThat(sender.post("/consent/mail?t=nonsense", FORM, ONE_CLICK).status())
                .isEqualTo(404);
        assertThat(anna.check("newsletter")).isEqualTo("GRANTED");
        assertThat(sender.post(link, FORM, ONE_CLICK).status()).isEqualTo(200);
        assertThat(anna.check("newsletter")).isEqualTo("WITHDRAWN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "List-Unsubscribe=one-click",
                "List-Unsubscribe=One-Click&List-Unsubscribe=One-Click",
                "choice=granted%3Anewsletter",
                "List-Unsubscribe=Granted&choice=granted%3A*",
                "List-Unsubscribe=One-Click-and-more"
            })
    void a_post_that_does_not_say_the_words_of_the_standard_changes_nothing(String body) {
        Browser anna = annaWhoAllowed("newsletter");
        int before = shop.events().size();

        assertThat(shop.browser().post(link(SamplePolicy.NEWS), FORM, body).status())
                .isEqualTo(400);
        assertThat(shop.browser()
                        .post(link(SamplePolicy.NEWS), "text/plain", ONE_CLICK)
                        .status())
                .isEqualTo(400);
        assertThat(anna.check("newsletter")).isEqualTo("GRANTED");
        assertThat(shop.events()).hasSize(before);
    }

    @Test
    void no_link_can_allow_anything() {
        String link = link(SamplePolicy.NEWS);
        shop.browser().post(link, FORM, ONE_CLICK + "&choice=granted%3Anewsletter&page=1");

        assertThat(shop.events()).extracting(event -> event.choice().kind()).containsOnly(ChoiceKind.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"200, One-Click, List-Unsubscribe", "400, Other, List-Unsubscribe", "400, One-Click, Unsubscribe"})
    void a_mail_program_may_send_its_words_in_parts(int status, String value, String field) {
        String body =
                "--=_b\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n--=_b--\r\n";

        assertThat(shop.browser()
                        .post(link(SamplePolicy.NEWS), "multipart/form-data; boundary=\"=_b\"", body)
                        .status())
                .isEqualTo(status);
        assertThat(shop.browser()
                        .post(link(SamplePolicy.NEWS), "multipart/form-data", body)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        assertThat(shop.browser()
                        .post(link(SamplePolicy.NEWS), FORM, ONE_CLICK + "&x=" + "x".repeat(17_000))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void behind_a_filter_that_has_read_the_form_the_no_counts_too() {
        try (TestShop other = TestShop.openBehindAReaderOfParameters()) {
            String link = MailLinks.to("https://shop.example/consent", other.consents, other.keys)
                    .clock(other.clock)
                    .link(ANNA, SamplePolicy.NEWS, "en")
                    .orElseThrow()
                    .address()
                    .substring("https://shop.example".length());

            assertThat(other.browser().post(link, FORM, ONE_CLICK).status()).isEqualTo(200);
        }
    }

    @Test
    @Tag("GDPR-5.2")
    void the_same_mail_says_no_once_and_again_after_a_yes() {
        Browser anna = annaWhoAllowed("newsletter");
        String link = link(SamplePolicy.NEWS);
        for (int i = 0; i < 4; i++) {
            assertThat(provider(link).status()).isEqualTo(200);
        }
        assertThat(shop.events(ANNA)).hasSize(2);

        anna.choose("granted:newsletter");
        assertThat(provider(link).status()).isEqualTo(200);

        assertThat(anna.check("newsletter")).isEqualTo("WITHDRAWN");
        assertThat(shop.events(ANNA)).hasSize(4);
    }

    @Test
    void it_is_the_readers_no_whoever_is_logged_in_on_the_device() {
        Browser berta = shop.browser().loggedInAs("berta");
        berta.choose("granted:newsletter");

        berta.post(link(SamplePolicy.NEWS), FORM, ONE_CLICK + "&page=1");

        assertThat(berta.check("newsletter")).isEqualTo("GRANTED");
        assertThat(shop.events(ANNA)).hasSize(1);
    }

    @Test
    void a_link_ends_with_its_time_and_tells_where_choices_are_made() {
        String link = link(SamplePolicy.NEWS);
        shop.clock.advance(Duration.ofDays(180).minusSeconds(1));
        assertThat(shop.browser().get(link).status()).isEqualTo(200);
        shop.clock.advance(Duration.ofSeconds(1));

        Page gone = shop.browser().get(link);

        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.text())
                .contains("This link has ended, or it is damaged.")
                .doesNotContain("Newsletter");
        assertThat(gone.body()).contains("href=\"/consent/choices\"");
        assertThat(provider(link).status()).isEqualTo(404);
        assertThat(shop.events()).isEmpty();
    }

    @Test
    @Tag("GDPR-17")
    void after_an_erasure_old_links_open_for_nobody_not_even_for_whoever_has_the_id_next() {
        String link = link(SamplePolicy.NEWS);
        annaWhoAllowed("newsletter");
        shop.consents.erase(ANNA, Actor.subject());
        Browser next = annaWhoAllowed("newsletter");

        assertThat(shop.browser().get(link).status()).isEqualTo(404);
        assertThat(provider(link).status()).isEqualTo(404);
        assertThat(next.check("newsletter")).isEqualTo("GRANTED");
    }

    @Test
    @Tag("GDPR-32")
    void a_link_with_any_character_changed_or_of_another_shop_or_use_is_none() {
        String link = link(SamplePolicy.NEWS);
        int start = link.indexOf("t=") + 2;
        for (int i = start; i < link.length(); i++) {
            char other = link.charAt(i) == 'A' ? 'B' : 'A';
            String changed = link.substring(0, i) + other + link.substring(i + 1);
            assertThat(provider(changed).status()).as("character %d", i).isEqualTo(404);
        }
        try (TestShop other = TestShop.open()) {
            assertThat(other.browser().get(link).status()).isEqualTo(404);
        }
        assertThat(shop.browser()
                        .get("/consent/why?" + link.substring(start - 2))
                        .status())
                .isEqualTo(404);
        assertThat(shop.browser().get("/consent/mail?t=" + "A".repeat(1_537)).status())
                .isEqualTo(404);
        assertThat(shop.events()).isEmpty();
    }

    @Test
    @Tag("GDPR-25")
    void what_cannot_be_recorded_is_told_as_such_with_a_way_to_try_again() {
        String link = link(SamplePolicy.NEWS);
        shop.store.is(SwitchedStore.Condition.UNSURE);

        Page unknown = shop.browser().post(link, FORM, ONE_CLICK);

        assertThat(unknown.status()).isEqualTo(503);
        assertThat(unknown.text()).contains("We do not know yet", "Try again").doesNotContain("This is off by now");
    }

    @Test
    void while_the_store_is_silent_no_link_is_made_and_none_opens() {
        String link = link(SamplePolicy.NEWS);
        shop.store.is(SwitchedStore.Condition.SILENT);
        shop.clock.advance(Duration.ofMinutes(10));

        assertThat(shop.browser().get(link).status()).isEqualTo(503);
        assertThat(provider(link).text()).contains("Ihre Antwort wurde nicht gespeichert");
        assertThat(provider(link).status()).isEqualTo(503);
        assertThat(MailLinks.to("https://shop.example/consent", shop.consents, shop.keys)
                        .link(SubjectId.account("nobody asked yet"), SamplePolicy.NEWS, "en"))
                .isEmpty();
    }
}
