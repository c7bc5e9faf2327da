package io.klartext.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.policy.Difference.Weight;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffWordsTest {

    private static Properties sentences(String language) {
        try (InputStream in = DiffWords.class.getResourceAsStream("diff_" + language + ".properties")) {
            Properties sentences = new Properties();
            sentences.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
            return sentences;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> placeholders(Properties sentences) {
        Map<String, List<String>> placeholders = new LinkedHashMap<>();
        for (String key : new TreeSet<>(sentences.stringPropertyNames())) {
            placeholders.put(
                    key,
                    Pattern.compile("\\{\\d")
                            .matcher(sentences.getProperty(key))
                            .results()
                            .map(result -> result.group())
                            .sorted()
                            .toList());
        }
        return placeholders;
    }

    @Test
    void both_languages_have_the_same_sentences_about_the_same_things() {
        assertThat(placeholders(sentences("de"))).hasSizeGreaterThan(100).isEqualTo(placeholders(sentences("en")));
        assertThat(sentences("de").values())
                .noneSatisfy(sentence -> assertThat((String) sentence).containsAnyOf("'", "Ã", "\uFFFD"));
        assertThat(sentences("en").values())
                .noneSatisfy(sentence -> assertThat((String) sentence).contains("'"));
    }

    @Test
    void every_fixed_word_of_the_document_has_words() {
        Properties english = sentences("en");
        for (LegalBasis basis : LegalBasis.values()) {
            assertThat(english).containsKey("LEGAL_BASIS." + basis.word());
        }
        for (Origin origin : Origin.values()) {
            assertThat(english).containsKey("ORIGIN." + origin.word());
        }
        for (TransferGround ground : TransferGround.values()) {
            assertThat(english).containsKey("TRANSFER." + ground.word());
        }
        for (BrowserSignal signal : BrowserSignal.values()) {
            assertThat(english).containsKey("BROWSER_SIGNAL." + signal.word());
        }
        for (Profiling profiling : Profiling.values()) {
            assertThat(profiling == Profiling.NONE || english.containsKey("PROFILING." + profiling.word()))
                    .isTrue();
        }
        for (Recipient.Role role : Recipient.Role.values()) {
            assertThat(english).containsKey("RECIPIENT_ROLE." + role.word());
        }
        for (PolicyText text : PolicyText.values()) {
            assertThat(english).containsKey("POLICY_TEXT." + text.field());
        }
    }

    private static Difference kept(TemporalAmount before, TemporalAmount after) {
        return new Difference(
                Respect.RETENTION,
                Weight.MATERIAL,
                Optional.empty(),
                Optional.of(new DiffValue.Time(before)),
                Optional.of(new DiffValue.Time(after)),
                OptionalInt.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P1Y         | 1 year                     | 1 Jahr",
                "P2Y         | 2 years                    | 2 Jahre",
                "P1M         | 1 month                    | 1 Monat",
                "P18M        | 18 months                  | 18 Monate",
                "P1D         | 1 day                      | 1 Tag",
                "P2W         | 14 days                    | 14 Tage",
                "P1Y6M       | 1 year and 6 months        | 1 Jahr und 6 Monate",
                "P1Y2M3D     | 1 year, 2 months and 3 days | 1 Jahr, 2 Monate und 3 Tage",
                "PT1H        | 1 hour                     | 1 Stunde",
                "PT49H       | 2 days and 1 hour          | 2 Tage und 1 Stunde",
                "PT1M        | 1 minute                   | 1 Minute",
                "PT90M       | 1 hour and 30 minutes      | 1 Stunde und 30 Minuten",
                "PT1S        | 1 second                   | 1 Sekunde",
                "PT1.5S      | 1.5 seconds                | 1,5 Sekunden",
                "PT0.5S      | 0.5 seconds                | 0,5 Sekunden",
                "PT0S        | not at all                 | gar nicht",
                "P0D         | not at all                 | gar nicht"
            })
    void times_are_said_in_words(String time, String english, String german) {
        Difference difference = kept(Period.ofYears(9), PolicyTimes.parse(time));

        assertThat(difference.in("en")).isEqualTo("Kept shorter: " + english + " instead of 9 years");
        assertThat(difference.in("de")).isEqualTo("Kürzer gespeichert: " + german + ", bisher 9 Jahre");
    }

    @Test
    void times_are_longer_shorter_or_the_same() {
        assertThat(kept(Period.ofDays(1), Duration.ofHours(25)).in("en"))
                .isEqualTo("Kept longer: 1 day and 1 hour instead of 1 day");
        assertThat(kept(Period.ofMonths(12), Period.ofYears(1)).in("en"))
                .isEqualTo("Kept as long as before: 1 year instead of 12 months");
    }

    private static Difference called(String... texts) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        for (int i = 0; i < texts.length; i += 2) {
            byLanguage.put(texts[i], texts[i + 1]);
        }
        return new Difference(
                Respect.DATA,
                Weight.MATERIAL,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new DiffValue.Category("x", new LocalizedText(byLanguage))),
                OptionalInt.empty());
    }

    @Test
    void other_languages_get_english_sentences_around_the_words_of_the_policy() {
        Difference difference = called("de", "Käufe", "fr", "Achats");

        assertThat(difference.in("fr")).isEqualTo("Now also uses: Achats");
        assertThat(difference.in("fr-CH")).isEqualTo("Now also uses: Achats");
        assertThat(difference.in("en")).isEqualTo("Now also uses: Käufe");
        assertThat(difference.in("de-AT")).isEqualTo("Verwendet jetzt auch: Käufe");
        assertThat(difference.in("no language")).isEqualTo("Now also uses: Käufe");
        assertThat(called("de", "Käufe", "de-AT", "Einkäufe").in("de-AT")).isEqualTo("Verwendet jetzt auch: Einkäufe");
    }

    @Test
    void a_text_that_changed_in_another_language_only_is_told_as_that() {
        Difference difference = PolicyDiff.between(
                        PatchedPolicy.of(1, "{}"), PatchedPolicy.of(2, "{'/purposes/0/title/de': 'Angebote'}"))
                .purposes()
                .get(0)
                .differences()
                .get(0);

        assertThat(difference.in("de")).isEqualTo("Neuer Titel: „Angebote“, bisher „Persönliche Angebote“");
        assertThat(difference.in("en")).isEqualTo("New title in another language only, here still: “Personal offers”");
    }

    @Test
    void words_of_the_policy_are_no_patterns() {
        assertThat(called("en", "{0} 'it' {").in("en")).isEqualTo("Now also uses: {0} 'it' {");
    }
}
