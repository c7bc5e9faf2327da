package io.klartext.consent.policy;

import io.klartext.consent.internal.Utf8Texts;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** Differences in plain sentences, German and English. A sentence's key is its respect and what happened. */
final class DiffWords {

    private static final ResourceBundle ENGLISH = Utf8Texts.load(DiffWords.class, "diff_en.properties");
    private static final ResourceBundle GERMAN = Utf8Texts.load(DiffWords.class, "diff_de.properties");

    private final ResourceBundle bundle;
    private final Locale locale;
    private final String language;

    private DiffWords(ResourceBundle bundle, Locale locale, String language) {
        this.bundle = bundle;
        this.locale = locale;
        this.language = language;
    }

    static DiffWords in(String language) {
        return "de".equals(primary(language))
                ? new DiffWords(GERMAN, Locale.GERMAN, language)
                : new DiffWords(ENGLISH, Locale.ENGLISH, language);
    }

    private static String primary(String language) {
        return Locale.forLanguageTag(language).getLanguage();
    }

    String say(Difference difference) {
        Respect respect = difference.respect();
        String sentence = text(
                respect + "." + event(difference),
                value(respect, difference.about()),
                value(respect, difference.before()),
                value(respect, difference.after()));
        return difference.since().isPresent()
                ? text("since", sentence, String.valueOf(difference.since().getAsInt()))
                : sentence;
    }

    private String event(Difference difference) {
        DiffValue before = difference.before().orElse(null);
        DiffValue after = difference.after().orElse(null);
        if (before instanceof DiffValue.Time was && after instanceof DiffValue.Time now) {
            return event(was.amount(), now.amount());
        } else if (before instanceof DiffValue.Text was && after instanceof DiffValue.Text now) {
            // The text may have changed in a language that this reader does not see.
            return !was.equals(now) && text(was.text()).equals(text(now.text())) ? "elsewhere" : "changed";
        } else if ((before == null) == (after == null)) {
            return "changed";
        }
        return before == null ? "added" : "removed";
    }

    private static String event(TemporalAmount before, TemporalAmount after) {
        if (PolicyTimes.longer(after, before)) {
            return "longer";
        }
        return PolicyTimes.longer(before, after) ? "shorter" : "changed";
    }

    private String value(Respect respect, Optional<DiffValue> value) {
        return value.map(present -> value(respect, present)).orElse("");
    }

    private String value(Respect respect, DiffValue value) {
        if (value instanceof DiffValue.Text text) {
            return text(text.text());
        } else if (value instanceof DiffValue.Category category) {
            return text(category.title());
        } else if (value instanceof DiffValue.Party party) {
            return party.name() + " (" + country(party.country()) + ")";
        } else if (value instanceof DiffValue.Time time) {
            return time(time.amount());
        } else if (value instanceof DiffValue.Word word) {
            return word.word().equals("true") ? "" : text(respect + "." + word.word());
        } else if (value instanceof DiffValue.Seen seen) {
            return seen.transformation().in(language);
        } else if (value instanceof DiffValue.Language named) {
            return Locale.forLanguageTag(named.code()).getDisplayName(locale);
        }
        String plain = ((DiffValue.Plain) value).text();
        return plain.isEmpty() ? "–" : plain;
    }

    /** The policy's own words, in the language that was asked for or in the policy's first one. */
    String text(LocalizedText text) {
        return text.in(text.byLanguage().containsKey(language) ? language : primary(language));
    }

    String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    private String country(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
    }

    private String time(TemporalAmount amount) {
        List<String> parts = new ArrayList<>();
        if (amount instanceof Period period) {
            part(parts, "years", period.getYears());
            part(parts, "months", period.getMonths());
            part(parts, "days", period.getDays());
        } else if (amount instanceof Duration duration) {
            part(parts, "days", (double) duration.toDaysPart());
            part(parts, "hours", duration.toHoursPart());
            part(parts, "minutes", duration.toMinutesPart());
            part(parts, "seconds", duration.toSecondsPart() + duration.toNanosPart() / 1e9);
        }
        if (parts.isEmpty()) {
            return text("time.none");
        }
        String last = parts.remove(parts.size() - 1);
        return parts.isEmpty() ? last : text("time.and", String.join(", ", parts), last);
    }

    private void part(List<String> parts, String unit, double count) {
        if (count > 0) {
            parts.add(text("time." + unit, count));
        }
    }
}
