package io.klartext.consent.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Until when somebody is a child and a minor, as far as the shop knows. It is all that decisions need: no birthday is
 * kept. Where the shop knows less than the birthday, the youngest person that fits is assumed.
 *
 * <p>Making one throws {@link IllegalArgumentException} if somebody would be of age before consenting alone.
 *
 * @param consentsAloneFrom from when a grant of theirs needs no guardian's word (GDPR 8(1) and the law of the country)
 * @param adultFrom from when they are no minor (DSA 28(2): until then nothing profiles them for advertising)
 */
public record Minority(Instant consentsAloneFrom, Instant adultFrom) implements Fact {

    private static final int ADULT = 18;

    public Minority {
        if (adultFrom.isBefore(consentsAloneFrom)) {
            throw new IllegalArgumentException("Nobody is of age before they may consent alone");
        }
    }

    /**
     * Somebody whose birthday the shop knows.
     *
     * @param birthday the day
     * @param country where they live, an ISO 3166-1 alpha-2 code
     * @return until when they are a child and a minor
     */
    public static Minority born(LocalDate birthday, String country) {
        return new Minority(start(birthday.plusYears(ConsentAge.in(country))), start(birthday.plusYears(ADULT)));
    }

    /**
     * Somebody of whom the shop knows the year of birth only: counted as born on its last day.
     *
     * @param year of birth
     * @param country where they live, an ISO 3166-1 alpha-2 code
     * @return until when they are a child and a minor
     */
    public static Minority bornIn(int year, String country) {
        return born(LocalDate.of(year, 12, 31), country);
    }

    /**
     * Somebody who told their age: counted as having had their birthday on that day.
     *
     * @param age in whole years
     * @param on the day on which they told it
     * @param country where they live, an ISO 3166-1 alpha-2 code
     * @return until when they are a child and a minor
     */
    public static Minority aged(int age, LocalDate on, String country) {
        return born(on.minusYears(age), country);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public String kind() {
        return "minority";
    }
}
