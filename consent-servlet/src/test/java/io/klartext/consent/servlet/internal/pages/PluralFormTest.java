package io.klartext.consent.servlet.internal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluralFormTest {

    /** Samples of Unicode CLDR 46. */
    @ParameterizedTest
    @CsvSource({
        "pl, 1, ONE",
        "pl, 2, FEW",
        "pl, 5, MANY",
        "pl, 12, MANY",
        "pl, 22, FEW",
        "pl, 112, MANY",
        "pl, 0, MANY",
        "cs, 1, ONE",
        "cs, 4, FEW",
        "cs, 5, OTHER",
        "cs, 22, OTHER",
        "sk, 3, FEW",
        "hr, 1, ONE",
        "hr, 21, ONE",
        "hr, 11, OTHER",
        "hr, 22, FEW",
        "hr, 14, OTHER",
        "sl, 1, ONE",
        "sl, 101, ONE",
        "sl, 2, TWO",
        "sl, 102, TWO",
        "sl, 3, FEW",
        "sl, 5, OTHER",
        "sl, 11, OTHER",
        "lt, 1, ONE",
        "lt, 11, OTHER",
        "lt, 21, ONE",
        "lt, 2, FEW",
        "lt, 29, FEW",
        "lt, 10, OTHER",
        "lt, 112, OTHER",
        "lv, 0, ZERO",
        "lv, 10, ZERO",
        "lv, 11, ZERO",
        "lv, 1, ONE",
        "lv, 21, ONE",
        "lv, 111, ZERO",
        "lv, 2, OTHER",
        "ro, 1, ONE",
        "ro, 0, FEW",
        "ro, 19, FEW",
        "ro, 20, OTHER",
        "ro, 101, FEW",
        "ga, 1, ONE",
        "ga, 2, TWO",
        "ga, 6, FEW",
        "ga, 10, MANY",
        "ga, 11, OTHER",
        "mt, 1, ONE",
        "mt, 2, TWO",
        "mt, 0, FEW",
        "mt, 10, FEW",
        "mt, 11, MANY",
        "mt, 20, OTHER",
        "mt, 103, FEW",
        "fr, 0, ONE",
        "fr, 1, ONE",
        "fr, 2, OTHER",
        "de, 0, OTHER",
        "de, 1, ONE",
        "fi, 2, OTHER"
    })
    void a_number_takes_the_form_of_its_language(String language, long number, PluralForm form) {
        assertThat(PluralForm.of(language, number)).isEqualTo(form);
    }
}
