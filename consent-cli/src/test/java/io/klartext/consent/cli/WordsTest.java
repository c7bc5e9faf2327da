package io.klartext.consent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @Test
    void german_and_english_say_the_same_things_with_the_same_places() {
        Words english = Words.in("en");
        Words german = Words.in("de-AT");

        assertThat(german.language()).isEqualTo("de");
        assertThat(german.keys()).isEqualTo(english.keys());
        for (String key : english.keys()) {
            for (Words words : List.of(english, german)) {
                String said = words.text(key, 1, 2);
                assertThat(said).as(key).isNotBlank().doesNotContain("'", "{");
                assertThat(said.contains("2"))
                        .as(key)
                        .isEqualTo(english.text(key, 1, 2).contains("2"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, P1Y, 1 year",
        "en, P2Y3M1D, '2 years, 3 months and 1 day'",
        "en, P0D, ''",
        "de, P180D, 180 Tage",
        "de, P1M1D, 1 Monat und 1 Tag"
    })
    void a_period_is_said_in_words(String language, Period period, String said) {
        assertThat(Words.in(language).time(period)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "en, PT0S, ''",
        "en, PT36H, 1 day and 12 hours",
        "en, PT90M, 1 hour and 30 minutes",
        "de, PT1M1S, 1 Minute und 1 Sekunde",
        "en, PT0.001S, 1 second"
    })
    void a_duration_is_said_in_words(String language, Duration duration, String said) {
        assertThat(Words.in(language).time(duration)).isEqualTo(said);
    }

    @Test
    void countries_and_days_have_the_names_of_the_language() {
        assertThat(Words.in("de").country("CH")).isEqualTo("Schweiz");
        assertThat(Words.in("en").country("CH")).isEqualTo("Switzerland");
        assertThat(Words.in("en").country("ZZ")).isNotBlank();
        assertThat(Words.in("de").date(Instant.parse("2026-03-01T23:59:59Z"))).isEqualTo("1. März 2026");
        assertThat(Words.in("fr").date(Instant.parse("2026-03-01T23:59:59Z"))).isEqualTo("1 March 2026");
    }

    @Test
    void what_steers_a_terminal_or_breaks_xml_is_shown_as_unreadable() {
        assertThat(PlainText.of("a\u001b[31mb\0c\u0085d\u202Ee\uD800f\uFFFEg"))
                .isEqualTo("a\uFFFD[31mb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg");
        assertThat(PlainText.of("a\r\nb\rc\td\uD83D\uDE00")).isEqualTo("a\nb\nc\td\uD83D\uDE00");
        assertThat(PlainText.line(" a\nb\tc ")).isEqualTo("a b c");
    }

    @Test
    void any_text_at_all_comes_through_a_page_as_itself() {
        long seed = 20_261_122;
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            String nasty = nasty(random);
            Sheet sheet = new Sheet(
                    "de",
                    "de",
                    Phrase.told(nasty),
                    Phrase.fixed("c"),
                    List.of(new Sheet.Section("s", Phrase.told(nasty), List.of())));

            assertThat(Page.parse(SheetHtml.of(sheet)).texts("h2"))
                    .as("seed %d, round %d", seed, i)
                    .containsExactly(PlainText.of(nasty));
        }
    }

    private static String nasty(Random random) {
        String alphabet = "<>&\"'/]]>-- =a\u0000\u001b\u0085\uD800\uDC00\uFFFE\uFEFF\u202E\n\r\täß\u2028";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i >= 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
