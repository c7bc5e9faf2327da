package io.klartext.consent.servlet.internal.adapt.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsPolicyTest {

    private static String denying(String... lines) {
        return PermissionsPolicy.denying(List.of(lines), List.of("geolocation"));
    }

    @Test
    void a_feature_is_denied_where_nothing_was_said() {
        assertThat(denying()).isEqualTo("geolocation=()");
    }

    @Test
    void several_features_are_denied_in_one_value() {
        assertThat(PermissionsPolicy.denying(List.of("geolocation=*"), List.of("camera", "geolocation")))
                .isEqualTo("camera=(), geolocation=()");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "geolocation=(self)|geolocation=()",
                "geolocation|geolocation=()",
                "camera=(), geolocation=*, usb=(self)|camera=(), usb=(self), geolocation=()",
                "camera=(self \"https://a.example,b\"), usb=*|camera=(self \"https://a.example,b\"), usb=*, geolocation=()",
                "camera=();report-to=\"a\\\"b\"|camera=();report-to=\"a\\\"b\", geolocation=()",
                "a=1, b=-1.5, c=?0, d;x|a=1, b=-1.5, c=?0, d;x, geolocation=()",
            })
    void what_the_shop_says_of_other_features_stays(String said, String merged) {
        assertThat(denying(said)).isEqualTo(merged);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "camera=(self|geolocation=()",
                "camera 'none', usb=()|usb=(), geolocation=()",
                "camera=(\"open), usb=()|geolocation=()",
                "Camera=(), , usb=()|usb=(), geolocation=()",
            })
    void what_would_make_a_browser_ignore_the_header_is_left_out(String said, String merged) {
        assertThat(denying(said)).isEqualTo(merged);
    }

    @Test
    void lines_are_members_of_one_dictionary() {
        assertThat(denying("camera=()", "geolocation=*")).isEqualTo("camera=(), geolocation=()");
    }

    @Test
    void a_hostile_value_costs_no_more_than_its_length() {
        String many = "camera=(" + "a ".repeat(20_000) + "!";

        assertThat(denying(many)).isEqualTo("geolocation=()");
    }
}
