package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.pages.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @Test
    void german_and_english_say_the_same_things_with_the_same_places() {
        Texts english = Texts.in("en");
        Texts german = Texts.in("de");

        assertThat(german.keys()).isEqualTo(english.keys());
        for (String key : english.keys()) {
            String en = english.say(key, 1, 2, 3);
            String de = german.say(key, 1, 2, 3);
            assertThat(en).as(key).isNotBlank().doesNotContain("'", "{", "TODO");
            assertThat(de).as(key).isNotBlank().doesNotContain("'", "{", "TODO");
        }
    }

    @Test
    void a_language_without_sentences_gets_english_ones() {
        assertThat(Texts.in("fr").say("skip")).isEqualTo("Go to the content");
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
        assertThat(Texts.in(language).say(key, number)).isEqualTo(said);
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
