package io.klartext.consent.servlet.internal.visit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource({"en, ltr", "de-AT, ltr", "ar, rtl", "he, rtl", "fa-IR, rtl", "ur, rtl", "mt, ltr"})
    void a_language_is_written_in_its_own_direction(String language, String direction) {
        assertThat(Languages.direction(language)).isEqualTo(direction);
    }
}
