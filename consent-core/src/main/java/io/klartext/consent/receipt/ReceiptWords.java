package io.klartext.consent.receipt;

import io.klartext.consent.internal.Utf8Texts;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;

/** The words around what was shown, in one language. */
final class ReceiptWords {

    /** The languages in which there are words; the first one is the fallback. */
    static final List<String> LANGUAGES = List.of("en", "de");

    private static final Map<String, ReceiptWords> ALL = Map.of("en", load("en"), "de", load("de"));
    private static final int MONTHS = 12;

    private final Locale locale;
    private final ResourceBundle bundle;

    private ReceiptWords(Locale locale, ResourceBundle bundle) {
        this.locale = locale;
        this.bundle = bundle;
    }

    private static ReceiptWords load(String language) {
        return new ReceiptWords(
                Locale.forLanguageTag(language),
                Utf8Texts.load(ReceiptWords.class, "receipt_" + language + ".properties"));
    }

    static ReceiptWords in(String language) {
        String primary = Locale.forLanguageTag(language).getLanguage();
        return Objects.requireNonNull(ALL.get(LANGUAGES.contains(primary) ? primary : LANGUAGES.get(0)));
    }

    String language() {
        return locale.getLanguage();
    }

    List<String> keys() {
        return bundle.keySet().stream().sorted().toList();
    }

    String say(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    String instant(Instant instant) {
        return DateTimeFormatter.ofPattern(bundle.getString("instant"), locale)
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }

    String country(String code) {
        return "EU".equals(code) ? say("country.eu") : new Locale("", code).getDisplayCountry(locale);
    }

    /** A time for which data is kept. */
    String time(TemporalAmount amount) {
        List<String> parts = new ArrayList<>();
        if (amount instanceof Period period) {
            long months = period.toTotalMonths();
            part(parts, "years", months % MONTHS == 0 ? months / MONTHS : 0);
            part(parts, "months", months % MONTHS == 0 ? 0 : months);
            part(parts, "days", period.get(ChronoUnit.DAYS));
        } else {
            Duration duration = Duration.from(amount);
            part(parts, "days", duration.toDays());
            part(parts, "hours", duration.toHoursPart());
            part(parts, "minutes", duration.toMinutesPart());
        }
        return parts.isEmpty() ? say("not-kept") : String.join(", ", parts);
    }

    private void part(List<String> parts, String key, long count) {
        if (count > 0) {
            parts.add(say(key, count));
        }
    }
}
