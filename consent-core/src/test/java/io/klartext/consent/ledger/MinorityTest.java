package io.klartext.consent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("GDPR-8")
class MinorityTest {

    @ParameterizedTest
    @CsvSource({
        "13, BE EE FI GB IS LV MT NO PT SE",
        "14, AT BG CY ES IT LT",
        "15, CZ DK FR GR SI",
        "16, DE HR HU IE LI LU NL PL RO SK",
        "16, US XX"
    })
    void each_country_has_the_age_of_its_law_and_an_unknown_one_the_highest(int age, String countries) {
        for (String country : List.of(countries.split(" ", -1))) {
            assertThat(ConsentAge.in(country)).as(country).isEqualTo(age);
        }
    }

    @Test
    void a_birthday_gives_both_days_from_their_beginning_in_utc() {
        assertThat(Minority.born(LocalDate.of(2012, 5, 7), "AT"))
                .isEqualTo(new Minority(Instant.parse("2026-05-07T00:00:00Z"), Instant.parse("2030-05-07T00:00:00Z")));
    }

    @Test
    void who_was_born_on_a_leap_day_comes_of_age_no_later_than_the_calendar_has_it() {
        assertThat(Minority.born(LocalDate.of(2008, 2, 29), "DE").adultFrom())
                .isEqualTo(Instant.parse("2026-02-28T00:00:00Z"));
    }

    @Test
    void where_less_is_known_the_youngest_person_that_fits_is_assumed() {
        assertThat(Minority.bornIn(2012, "DE")).isEqualTo(Minority.born(LocalDate.of(2012, 12, 31), "DE"));
        assertThat(Minority.aged(14, LocalDate.of(2026, 11, 22), "DE"))
                .isEqualTo(Minority.born(LocalDate.of(2012, 11, 22), "DE"));
    }

    @Test
    void nobody_is_of_age_before_they_may_consent_alone() {
        Instant day = Instant.parse("2026-05-07T00:00:00Z");

        assertThatThrownBy(() -> new Minority(day, day.minusMillis(1))).hasMessageContaining("consent alone");
        assertThat(new Minority(day, day).kind()).isEqualTo("minority");
    }
}
