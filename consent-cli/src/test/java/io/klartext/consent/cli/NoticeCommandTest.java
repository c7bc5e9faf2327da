package io.klartext.consent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeCommandTest {

    private static final Policy POLICY = Policy.parse(Run.everything());

    private static String notice(String... arguments) {
        return noticeOf(Run.everything(), arguments);
    }

    private static String noticeOf(String document, String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "notice";
        all[1] = "-";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        Run run = Run.reading(document, all);
        assertThat(run.problems()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    @Tag("GDPR-12")
    void a_notice_holds_everything_that_the_policy_tells_a_person(String language) {
        String text = notice("-f", "text", "-l", language);
        List<String> page = List.of(Page.parse(notice("-l", language)).root().getTextContent());

        for (String whole : List.of(text, page.get(0))) {
            assertThat(whole)
                    .contains(
                            POLICY.controller().name(),
                            POLICY.controller().address(),
                            POLICY.controller().contact(),
                            POLICY.controller().officer().orElseThrow(),
                            POLICY.controller().authority(),
                            POLICY.controller().humanReview().orElseThrow());
            for (Purpose purpose : POLICY.purposes()) {
                assertThat(whole)
                        .contains(
                                purpose.title().in(language),
                                purpose.description().in(language));
                purpose.interest().ifPresent(interest -> assertThat(whole).contains(interest.in(language)));
                purpose.logic().ifPresent(logic -> assertThat(whole).contains(logic.in(language)));
                for (DataCategory category : POLICY.dataOf(purpose)) {
                    assertThat(whole).contains(category.title().in(language));
                    assertThat(purpose.seen(category, language))
                            .allSatisfy(seen -> assertThat(whole).contains(seen));
                    category.source().ifPresent(source -> assertThat(whole).contains(": " + source.in(language)));
                }
                POLICY.recipientsOf(purpose)
                        .forEach(recipient -> assertThat(whole).contains(recipient.name()));
            }
        }
    }

    @Test
    @Tag("GDPR-12")
    void each_purpose_says_basis_data_recipients_transfers_and_times() {
        assertThat(notice("-f", "text", "-l", "en")).contains("""
                Picked for <b>you</b>
                ~~~~~~~~~~~~~~~~~~~~~
                <script>alert('en')</script> & more
                Why it is lawful: Your consent (GDPR 6(1)(a)). Without it we do not do this, and you lose nothing else.
                Data that is used:
                  - Purchases (seen in the shop)
                  - Style (worked out from other data)
                Who else gets it:
                  - Briefbote GmbH (fictional), Germany (works on our behalf)
                  - Picker Inc. (fictional), United States (works on our behalf)
                Outside the European Economic Area:
                  - Picker Inc. (fictional), United States: standard data protection clauses (GDPR 46(2)(c))
                  - For a copy of these safeguards, write to privacy@shop.example
                How long it is kept: 1 year and 6 months
                How long your consent lasts: 12 months
                Profile: A profile of you decides which advertising or offers you see.
                Automated decision:
                  - A program decides here on its own.
                  - How it decides and what follows from it: By frequency.
                  - For a person to look at it, write to service@shop.example
                Browser signals: If your browser sends DNT, GPC, we take it as a no.
                """, """
                Why it is lawful:
                  - Your consent (GDPR 6(1)(a)). Without it we do not do this, and you lose nothing else.
                  - For data of special categories: your explicit consent (GDPR 9(2)(a)).
                Data that is used: Allergies (you told us; a special category of data, GDPR 9)
                Who else gets it: Labor AG (fictional), India (decides for itself what it does with it)
                Outside the European Economic Area: Labor AG (fictional), India: the ground is not given
                How long it is kept: 1 day and 12 hours
                How long your consent lasts: For this one time
                """, """
                Why it is lawful: Our legitimate interest (GDPR 6(1)(f)). You can object.
                Our interest: We want to be paid.
                """, """
                Our interest: not given
                Data that is used: Contacts (you told us; also about other people)
                """, """
                Data that is used: None
                Who else gets it: Nobody
                How long it is kept: 10 years
                """);
    }

    @Test
    @Tag("GDPR-7.3")
    void a_notice_says_how_to_withdraw_even_where_the_policy_does_not() {
        String said = notice("-f", "text", "-l", "en");
        String own = Run.everything().replace("\"texts\": {", """
                "texts": {"withdrawal": {"de": "Auf der Seite Ihre Entscheidungen.", "en": "On the page Your choices."},
                """);

        assertThat(said).contains("How to withdraw your consent", "To do so, write to privacy@shop.example");
        assertThat(noticeOf(own, "-f", "text", "-l", "en"))
                .contains("You can withdraw each consent at any time", "On the page Your choices.")
                .doesNotContain("To do so, write to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    @Tag("GDPR-21")
    void the_right_to_object_stands_apart_and_names_what_it_is_about(String language) {
        Page page = Page.parse(notice("-l", language));

        String objection = page.all("section").stream()
                .filter(section -> section.getAttribute("id").equals("objection"))
                .findFirst()
                .orElseThrow()
                .getTextContent();
        for (Purpose purpose : POLICY.purposes()) {
            boolean named = objection.contains(purpose.title().in(language));
            assertThat(named)
                    .as(purpose.id().value())
                    .isEqualTo(purpose.directMarketing() || purpose.interest().isPresent());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void every_right_is_named_with_its_article(String language) {
        assertThat(notice("-f", "text", "-l", language))
                .contains(List.of(15, 16, 17, 18, 19, 20, 21, 22, 77).stream()
                        .map(article -> language.equals("de") ? "Art. " + article : "GDPR " + article)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    @Tag("GDPR-5.2")
    @Tag("GDPR-7.1")
    void a_notice_names_the_hash_that_recorded_choices_name(String language) {
        String hash = POLICY.notice(language).hash();

        assertThat(notice("-f", "text", "-l", language)).contains(hash, "7", "2026-11-01T12:30:00Z");
        assertThat(Page.parse(notice("-l", language)).texts("dd")).contains(hash, "7", language);
    }

    @Test
    void nothing_that_a_policy_says_becomes_markup() {
        Page page = Page.parse(notice("-l", "en"));

        assertThat(page.all("script")).isEmpty();
        assertThat(page.all("b")).isEmpty();
        assertThat(page.texts("h3")).contains("Picked for <b>you</b>");
        assertThat(page.texts("title")).containsExactly("Privacy notice: Muster & Söhne <GmbH> (fictional)");
    }

    @Test
    void a_page_has_a_language_one_heading_levels_in_order_and_needs_no_other_file() {
        Page page = Page.parse(notice("-l", "de"));

        assertThat(page.root().getAttribute("lang")).isEqualTo("de");
        assertThat(page.root().getAttribute("dir")).isEqualTo("ltr");
        assertThat(page.all("h1")).hasSize(1);
        assertThat(page.texts("h2")).hasSize(6).contains("Ihre Rechte");
        assertThat(page.all("h3")).hasSize(POLICY.purposes().size());
        assertThat(page.all("link")).isEmpty();
        assertThat(page.all("img")).isEmpty();
        assertThat(page.texts("style"))
                .singleElement()
                .asString()
                .contains("prefers-color-scheme: dark", "@media print");
        List<String> ids = page.all("section").stream()
                .map(section -> "#" + section.getAttribute("id"))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.all("a").stream().map(link -> link.getAttribute("href")))
                .containsExactlyElementsOf(ids);
    }

    @Test
    void a_language_without_fixed_words_gets_english_ones_that_say_so() {
        String arabic = Run.everything().replace("\"de\"", "\"ar\"");
        Page page = Page.parse(noticeOf(arabic));

        assertThat(page.root().getAttribute("lang")).isEqualTo("ar");
        assertThat(page.root().getAttribute("dir")).isEqualTo("rtl");
        assertThat(page.all("h2").get(0).getFirstChild().getNodeName()).isEqualTo("span");
        assertThat(page.all("span"))
                .isNotEmpty()
                .allSatisfy(span -> assertThat(span.getAttribute("lang")).isEqualTo("en"));
        assertThat(page.texts("span")).contains("Privacy notice").doesNotContain("Einkäufe");
    }

    @Test
    void a_policy_without_consent_or_officer_says_nothing_about_them() {
        String few = """
                {"version": 1, "effectiveFrom": "2026-01-01T00:00:00Z", "languages": ["en"],
                 "controller": {"name": "n", "address": "a", "contact": "c", "authority": "u"},
                 "purposes": [{"id": "orders", "legalBasis": "contract", "title": {"en": "Orders"},
                   "description": {"en": "We deliver."}, "retention": "PT0.5S"}]}
                """;

        assertThat(noticeOf(few, "-f", "text"))
                .doesNotContain("withdraw your consent", "protection officer", "In this notice:")
                .contains("Your right to object", "How long it is kept: 1 second");
    }
}
