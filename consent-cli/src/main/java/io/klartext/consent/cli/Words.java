package io.klartext.consent.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/** The program's fixed words in one language; what a policy says in another language stands beside English ones. */
final class Words {

    /** The languages in which the words exist; the first one is the fallback. */
    static final List<String> LANGUAGES = List.of("en", "de");

    private static final Map<String, String> LOCALES = Map.of("en", "en-GB", "de", "de-DE");

    private final String language;
    private final Locale locale;
    private final ResourceBundle bundle;

    private Words(String language) {
        this.language = language;
        this.locale = Locale.forLanguageTag(Objects.requireNonNull(LOCALES.get(language)));
        this.bundle = bundle(language);
    }

    /** The words in a language, in English where there are none in this one. */
    static Words in(String language) {
        String primary = Locale.forLanguageTag(language).getLanguage();
        return new Words(LANGUAGES.contains(primary) ? primary : LANGUAGES.get(0));
    }

    private static ResourceBundle bundle(String language) {
        String name = "words_" + language + ".properties";
        try (InputStream in = Objects.requireNonNull(Words.class.getResourceAsStream(name), name)) {
            return new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String language() {
        return language;
    }

    List<String> keys() {
        return bundle.keySet().stream().sorted().toList();
    }

    /** Fixed words; numbers choose singular or plural. */
    String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /** The same as a phrase. */
    Phrase say(String key, Object... arguments) {
        return Phrase.fixed(text(key, arguments));
    }

    /** A country's name, or its code where the platform knows no name. */
    String country(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
    }

    /** A day in UTC, such as "1 November 2026". */
    String date(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(instant.atZone(ZoneOffset.UTC));
    }

    /** A length of time, such as "1 year and 6 months"; empty for none at all. */
    String time(TemporalAmount amount) {
        List<String> parts = new ArrayList<>();
        if (amount instanceof Period period) {
            part(parts, "years", period.getYears());
            part(parts, "months", period.getMonths());
            part(parts, "days", period.getDays());
        } else if (amount instanceof Duration duration) {
            part(parts, "days", duration.toDaysPart());
            part(parts, "hours", duration.toHoursPart());
            part(parts, "minutes", duration.toMinutesPart());
            part(parts, "seconds", duration.toSecondsPart() + (duration.toNanosPart() > 0 ? 1 : 0));
        }
        return list(parts);
    }

    private void part(List<String> parts, String key, long count) {
        if (count > 0) {
            parts.add(text(key, count));
        }
    }

    private String list(List<String> things) {
        if (things.size() < 2) {
            return String.join("", things);
        }
        int last = things.size() - 1;
        return String.join(", ", things.subList(0, last)) + " " + text("and") + " " + things.get(last);
    }
}
