package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.pages.Texts;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    private static final List<String> UNITS = List.of("years", "months", "days", "hours", "minutes", "seconds");

    /** Regulation No 1 of 1958, article 1, as amended. */
    private static Stream<String> official() {
        return Stream.of(
                "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt",
                "nl", "pl", "pt", "ro", "sk", "sl", "sv");
    }

    private static List<String> sentences(Texts texts) {
        return texts.keys().stream()
                .filter(key -> UNITS.stream().noneMatch(unit -> key.startsWith(unit + ".")))
                .toList();
    }

    private static List<String> places(String sentence) {
        return Pattern.compile("<[012]>")
                .matcher(sentence)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("official")
    void every_official_language_of_the_union_says_the_same_things_with_the_same_places(String language) {
        Texts english = Texts.in("en");
        Texts texts = Texts.in(language);
        assertThat(texts.locale().getLanguage()).isEqualTo(language);
        assertThat(sentences(texts)).isEqualTo(sentences(english));
        int same = 0;
        for (String key : sentences(english)) {
            String there = texts.say(key, "<0>", "<1>", "<2>");
            String here = english.say(key, "<0>", "<1>", "<2>");
            assertThat(there).as(key).isNotBlank().doesNotContain("'", "\"", "{", "TODO");
            assertThat(places(there)).as(key).isEqualTo(places(here));
            same += there.equals(here) ? 1 : 0;
        }
        assertThat(same).isLessThan(language.equals("en") ? 1000 : 20);
    }

    @ParameterizedTest
    @MethodSource("official")
    void every_number_has_its_word(String language) {
        Texts texts = Texts.in(language);
        for (String unit : UNITS) {
            for (long number = 0; number <= 200; number++) {
                assertThat(texts.count(unit, number)).as("%s %d", unit, number).isNotBlank();
            }
        }
    }

    @Test
    void a_language_without_sentences_gets_english_ones() {
        assertThat(Texts.in("tlh").say("skip")).isEqualTo("Go to the content");
        assertThat(Texts.in("de-CH").say("skip")).isEqualTo("Zum Inhalt");
    }

    @ParameterizedTest
    @CsvSource({
        "en, days, 1, one day",
        "en, days, 1200, '1,200 days'",
        "de, days, 1200, 1.200 Tage",
        "de, days, 1, einen Tag",
        "de, days, 30, 30 Tage",
        "en, months, 1, one month",
        "en, years, 10, 10 years"
    })
    void numbers_choose_singular_or_plural(String language, String key, long number, String said) {
        assertThat(Texts.in(language).count(key, number)).isEqualTo(said);
    }

    @Test
    void a_text_put_into_a_sentence_is_not_read_as_a_pattern() {
        assertThat(Texts.in("en").say("done.granted", "{0} '{1}' ''")).isEqualTo("Saved. You allowed: {0} '{1}' ''.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "style", "iframe", "DIV", "a b", "", "object", "base"})
    void elements_that_could_run_something_cannot_be_made(String name) {
        assertThatThrownBy(() -> Element.of(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"onclick", "onload", "style", "HREF", "a=b", ""})
    void attributes_that_could_run_something_cannot_be_made(String name) {
        assertThatThrownBy(() -> Element.of("p").set(name, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void control_characters_are_shown_as_unreadable() {
        StringBuilder out = new StringBuilder();
        Element.of("p", "a\u0000b\u001bc\n").set("title", "\"\u0007").write(out);
        assertThat(out).hasToString("<p title=\"&quot;\uFFFD\">a\uFFFDb\uFFFDc\n</p>");
    }
}
