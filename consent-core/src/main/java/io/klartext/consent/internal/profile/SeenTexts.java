package io.klartext.consent.internal.profile;

import io.klartext.consent.policy.Transformation.Simple;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Reads numbers, words of truth and times from the text that a purpose sees; null for what is none. */
final class SeenTexts {

    /** No amount is longer, and reading one takes time that grows with the square of its length. */
    private static final int LONGEST_NUMBER = 100;

    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;

    private SeenTexts() {}

    static @Nullable BigDecimal number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return null;
        }
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static @Nullable Boolean flag(String text) {
        return text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
    }

    /** The day of a time as it is written; the first one of a month or a year. */
    static @Nullable LocalDate date(String text) {
        String day = SeenTime.seen(Simple.DAY, text);
        if (day == null) {
            return null;
        }
        return switch (day.length()) {
            case YEAR -> Year.parse(day).atDay(1);
            case MONTH -> YearMonth.parse(day).atDay(1);
            default -> LocalDate.parse(day);
        };
    }

    /** The instant of a time; where it has no offset it is taken for UTC, and of a day the beginning. */
    static @Nullable Instant instant(String text) {
        String time = withLetter(text.strip());
        LocalDate date = date(time);
        if (date == null) {
            return null;
        }
        try {
            if (time.indexOf('T') < 0 && time.indexOf('t') < 0) {
                return date.atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            if (time.endsWith("]")) {
                return ZonedDateTime.parse(time).toInstant();
            }
            int offset = Math.max(time.lastIndexOf('+'), Math.max(time.lastIndexOf('-'), time.lastIndexOf('Z')));
            return offset > time.indexOf('T')
                    ? OffsetDateTime.parse(time).toInstant()
                    : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Between day and time a blank stands for the letter (RFC 3339, section 5.6). */
    private static String withLetter(String time) {
        return time.length() > DAY && time.charAt(DAY) == ' '
                ? time.substring(0, DAY) + 'T' + time.substring(DAY + 1)
                : time;
    }

    /** The month of a time that tells one; a year alone, which might be any number, does not. */
    static @Nullable YearMonth month(String text) {
        if (text.length() < MONTH || text.charAt(YEAR) != '-' || !Character.isDigit(text.charAt(0))) {
            return null;
        }
        String month = SeenTime.seen(Simple.MONTH, text);
        return month == null || month.length() != MONTH ? null : YearMonth.parse(month);
    }
}
