package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.policy.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Dates, times, countries and lists as people say them. */
public final class PlainWords {

    private final Texts texts;
    private final ZoneId zone;

    PlainWords(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /**
     * A day.
     *
     * @param instant any instant
     * @return such as "3 March 2026"
     */
    public String date(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(texts.locale())
                .format(instant.atZone(zone));
    }

    /**
     * A length of time.
     *
     * @param amount a period or a duration
     * @return such as "one year and 6 months"; empty for none at all
     */
    public String time(TemporalAmount amount) {
        List<String> parts = new ArrayList<>();
        if (amount instanceof Period period) {
            part(parts, "years", period.getYears());
            part(parts, "months", period.getMonths());
            part(parts, "days", period.getDays());
        } else if (amount instanceof Duration duration) {
            part(parts, "days", duration.toDaysPart());
            part(parts, "hours", duration.toHoursPart());
            part(parts, "minutes", duration.toMinutesPart());
            part(parts, "seconds", duration.toSecondsPart());
        }
        return list(parts);
    }

    private void part(List<String> parts, String key, long count) {
        if (count > 0) {
            parts.add(texts.count(key, count));
        }
    }

    /**
     * Several things in one sentence.
     *
     * @param things what to name
     * @return such as "salt, oil and tea"
     */
    public String list(List<String> things) {
        if (things.size() < 2) {
            return String.join("", things);
        }
        int last = things.size() - 1;
        return String.join(", ", things.subList(0, last)) + " " + texts.say("and") + " " + things.get(last);
    }

    /**
     * Somebody who gets data.
     *
     * @param recipient who
     * @return name, country and for whom they act
     */
    public String recipient(Recipient recipient) {
        String country =
                new Locale.Builder().setRegion(recipient.country()).build().getDisplayCountry(texts.locale());
        return texts.say("recipient." + recipient.role().word(), recipient.name(), country);
    }
}
