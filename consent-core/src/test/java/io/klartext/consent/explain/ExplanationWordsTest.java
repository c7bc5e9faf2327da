package io.klartext.consent.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.explain.ExplanationText.ControlText;
import io.klartext.consent.policy.ExplainedPolicy;
import io.klartext.consent.policy.Origin;
import io.klartext.consent.policy.Policy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationWordsTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private static ExplanationText say(String language, Explanation why) {
        return ExplanationWords.in(language).say(why, Examples.POLICY, Examples.LINKS);
    }

    private static Explanation example(String name) {
        return Objects.requireNonNull(Examples.all().get(name));
    }

    private static String values(String language, int more, boolean all, String... labels) {
        Factor factor = new Factor(
                "purchase-history",
                Origin.OBSERVED,
                Influence.CONTRIBUTING,
                Examples.values(labels),
                more,
                all,
                Optional.empty(),
                Optional.empty());
        return say(language, Examples.of(Examples.own(), Examples.ADS, List.of(factor)))
                .factors()
                .get(0)
                .values();
    }

    @Test
    @Tag("GDPR-12")
    void german_and_english_say_the_same_things_with_the_same_places() {
        Phrases english = Phrases.in("en");
        Phrases german = Phrases.in("de");

        assertThat(german.keys()).isEqualTo(english.keys());
        for (String key : english.keys()) {
            String en = english.say(key, "<0>", "<1>", "<2>");
            String de = german.say(key, "<0>", "<1>", "<2>");
            for (String place : List.of("<0>", "<1>", "<2>")) {
                assertThat(de.contains(place)).as(key).isEqualTo(en.contains(place));
            }
            assertThat(en + de).as(key).isNotBlank().doesNotContain("'").doesNotContainPattern(PLACE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, 0, false, your data of this kind",
        "en, 1, false, one value",
        "en, 1200, false, '1,200 values'",
        "en, 1234567, false, '1,234,567 values'",
        "en, 0, true, everything of this kind",
        "en, 7, true, everything of this kind: 7 values",
        "de, 0, false, Ihre Daten dieser Art",
        "de, 1, false, ein Wert",
        "de, 1200, false, 1.200 Werte",
        "de, 1, true, alles dieser Art: ein Wert"
    })
    void what_is_counted_is_counted_in_the_right_number(String language, int more, boolean all, String said) {
        assertThat(values(language, more, all)).isEqualTo(said);
    }

    @Test
    void what_is_named_is_named_and_the_rest_counted() {
        assertThat(values("en", 0, false, "Oil")).isEqualTo("“Oil”");
        assertThat(values("en", 0, false, "Oil", "Salt")).isEqualTo("“Oil” and “Salt”");
        assertThat(values("en", 1, false, "Oil", "Salt")).isEqualTo("“Oil”, “Salt” and one more");
        assertThat(values("de", 1, false, "Öl", "Salz")).isEqualTo("„Öl“, „Salz“ und ein weiterer Wert");
        assertThat(values("de", 4, false, "Öl", "Salz")).isEqualTo("„Öl“, „Salz“ und 4 weitere");
        assertThat(values("en", 10, true, "Oil", "Salt"))
                .isEqualTo("everything of this kind: “Oil”, “Salt” and 10 more");
    }

    @Test
    void a_text_put_into_a_sentence_is_not_read_as_a_pattern() {
        assertThat(values("en", 0, false, "{0} '{1}' ''")).isEqualTo("“{0} '{1}' ''”");
    }

    @Test
    void a_name_that_ends_with_a_full_stop_ends_its_sentence() {
        assertThat(say("en", example("05-advertisement")).openly())
                .containsExactly(
                        "This is an advertisement.",
                        "It is shown on behalf of Olivenhof Süd e. K.",
                        "Verband der Ölmühlen paid for it.");
    }

    @Test
    void a_language_without_sentences_gets_english_ones_beside_the_policys_own_texts() {
        ExplanationText french = say("fr", example("01-usual"));

        assertThat(french.language()).isEqualTo("en");
        assertThat(french.policyLanguage()).isEqualTo("fr");
        assertThat(french.title()).isEqualTo("Why do I see this?");
        assertThat(french.factors().get(0).title()).isEqualTo("Vos achats");
        assertThat(french.html())
                .startsWith("<section class=\"klartext-why\" lang=\"en\">")
                .contains("<p class=\"klartext-category\" lang=\"fr\">Vos achats</p>");
        assertThat(say("de-AT", example("01-usual"))).isEqualTo(say("de", example("01-usual")));
        assertThat(say("it", example("01-usual")).policyLanguage()).isEqualTo("de");
    }

    @Test
    @Tag("GDPR-22")
    void an_offer_that_rests_on_nothing_personal_decides_nothing_about_anybody() {
        assertThat(example("10-contextual").automation()).isPresent();
        assertThat(say("en", example("10-contextual")).automation()).isEmpty();
        Explanation byModel = Examples.of(
                Examples.own().chosenBy(new Model("page-fit", Optional.empty())).otherwise(Basis.CONTEXTUAL),
                Examples.ADS,
                List.of());
        assertThat(say("en", byModel).automation().orElseThrow().sentences())
                .containsExactly(
                        "The program “page-fit” took part in it.",
                        "A human being looks at it if you ask: service@example.com");
    }

    @Test
    @Tag("GDPR-7.3")
    void a_control_without_a_place_is_not_offered() {
        ExplanationText none = ExplanationWords.in("en").say(example("02-computed"), Examples.POLICY);

        assertThat(none.controls()).isEmpty();
        assertThat(none.factors()).allMatch(factor -> factor.controls().isEmpty());
        assertThat(none.html()).doesNotContain("<a ", "<form", "What you can do");
        assertThat(say("en", example("02-computed")).controls())
                .extracting(ControlText::control)
                .containsExactly(Control.WITHDRAW, Control.HIDE_OFFER, Control.LEARN_MORE);
        assertThat(say("en", example("08-stores")).controls())
                .as("a contract can be neither withdrawn nor objected to")
                .extracting(ControlText::control)
                .containsExactly(Control.HIDE_OFFER, Control.LEARN_MORE);
    }

    @Test
    void a_form_needs_a_page_and_is_left_out_of_plain_text() {
        ExplanationText text = say("en", example("01-usual"));

        assertThat(text.html()).contains("<form method=\"post\"", "Show me this no more");
        assertThat(text.plain()).doesNotContain("Show me this no more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "//evil.example/",
                "/\\evil.example",
                "",
                "account",
                "/a b",
                "/a\nb",
                "https://",
                "JAVASCRIPT:x",
                " /a",
                "vbscript:x",
                "https:evil"
            })
    void an_address_that_a_browser_would_run_or_that_leads_astray_is_no_place(String address) {
        assertThatThrownBy(() -> new ControlTarget.Link(address)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ControlTarget.Form(address, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/account#favourite", "https://shop.example/a?b=c&d", "HTTPS://x.example", "mailto:a@b.c"})
    void a_path_or_an_address_of_the_web_is_a_place(String address) {
        assertThat(new ControlTarget.Link(address).href()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.example", "/shop", "ftp://shop.example/", "mailto:a@shop.example", "https:shop"})
    void a_mail_needs_the_shops_whole_address(String base) {
        ExplanationText text = say("en", example("01-usual"));

        assertThatThrownBy(() -> text.footer(URI.create(base)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://shop.example/");
    }

    @Test
    void an_explanation_is_told_in_the_words_of_its_own_version() {
        Policy other = Policy.parse(Examples.POLICY.json().replace("\"version\":3", "\"version\":4"));

        assertThatThrownBy(() -> ExplanationWords.in("en").say(example("01-usual"), other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 3")
                .hasMessageContaining("version 4");
    }

    @Test
    @Tag("DSA-26.1")
    void openrtb_hears_who_paid_even_where_nobody_else_did() {
        OpenRtbDsa own = OpenRtbDsa.of(example("10-contextual"), Examples.POLICY, "shop.example");

        assertThat(own.json())
                .isEqualTo("{\"behalf\":\"Muster Feinkost GmbH\",\"paid\":\"Muster Feinkost GmbH\","
                        + "\"transparency\":[{\"domain\":\"shop.example\",\"dsaparams\":[2]}]}");
        assertThat(own.rendered(true).json()).endsWith("],\"adrender\":1}");
        assertThat(own.rendered(false).json()).endsWith("],\"adrender\":0}");
    }

    @Test
    @Tag("DSA-26.1")
    void openrtb_tells_a_profile_from_a_rough_and_a_precise_place() {
        assertThat(params("02-computed")).containsExactly(OpenRtbDsa.Param.PROFILING);
        assertThat(params("07-ranking-by-interest")).containsExactly(OpenRtbDsa.Param.BASIC_ADVERTISING);
        assertThat(params("08-stores")).containsExactly(OpenRtbDsa.Param.PRECISE_GEOLOCATION);
        assertThat(params("09-content-by-place")).containsExactly(OpenRtbDsa.Param.BASIC_ADVERTISING);
        assertThat(params("11-popular")).isEmpty();
    }

    private static List<OpenRtbDsa.Param> params(String name) {
        return OpenRtbDsa.of(example(name), ExplainedPolicy.usual(), "shop.example")
                .params();
    }

    @Test
    void openrtb_cuts_a_name_after_a_hundred_characters_and_never_through_one() {
        String name = "🫒".repeat(101);

        OpenRtbDsa dsa = new OpenRtbDsa(name, "short", "shop.example", List.of(), Optional.empty());

        assertThat(dsa.behalf()).isEqualTo("🫒".repeat(100));
        assertThat(dsa.paid()).isEqualTo("short");
    }
}
