package io.klartext.consent.internal.profile;

import io.klartext.consent.policy.Transformation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as ISO 8601 writes them, cut to a day, a month or a year of the zone that they are written in. */
final class SeenTime {

    /** A date with or without a time of day, and that with or without an offset and a zone; or a month; or a year. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendPattern("[XXXXX][XX]")
            .optionalStart()
            .appendLiteral('[')
            .appendZoneRegionId()
            .appendLiteral(']')
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.ROOT);

    private SeenTime() {}

    /** What is seen of a time; null if the value is none. A time that is coarser already stays as it is. */
    static @Nullable String seen(Transformation.Simple unit, String value) {
        String text = value.strip();
        try {
            return switch (text.length()) {
                case 4 -> Year.from(YEAR.parse(text)).toString();
                case 7 ->
                    unit == Transformation.Simple.YEAR
                            ? Integer.toString(month(text).getYear())
                            : month(text).toString();
                default -> cut(unit, LocalDate.from(ISO.parse(text)));
            };
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static YearMonth month(String text) {
        return YearMonth.from(MONTH.parse(text));
    }

    private static String cut(Transformation.Simple unit, LocalDate day) {
        return switch (unit) {
            case DAY -> day.toString();
            case MONTH -> YearMonth.from(day).toString();
            case YEAR -> Integer.toString(day.getYear());
            default -> throw new IllegalArgumentException("No unit of time: " + unit);
        };
    }
}
