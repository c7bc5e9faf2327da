package io.klartext.consent.servlet.internal.adapt.response;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetCookieTest {

    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

    @Test
    void a_line_is_read_as_a_browser_reads_it() {
        assertThat(SetCookie.parse(" _ga = a=b ; path=/shop; DOMAIN=.Shop.Example; Max-Age=60; Secure", NOW))
                .isEqualTo(new SetCookie("_ga", Optional.of("shop.example"), Optional.of("/shop"), false));
        assertThat(SetCookie.parse("_ga=1; Domain=; Path=shop", NOW))
                .isEqualTo(new SetCookie("_ga", Optional.empty(), Optional.empty(), false));
        assertThat(SetCookie.parse("nameless; Path=/", NOW).name()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=; Max-Age=0",
                "a=; max-age=-1",
                "a=; Max-Age=00; Expires=Tue, 03 Mar 2099 10:00:00 GMT",
                "a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                "a=; expires=Thursday, 01-Jan-1970 00:00:00 GMT",
                "a=; expires=Mon, 01 Jan 1970 00:00:00 GMT",
                "a=; Expires=Tue, 3 Mar 2026 10:00:00 GMT",
                "a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Expires=soon",
                "a=1; Max-Age=60; Max-Age=0",
                "a=; Max-Age=soon; Expires=Thu, 01 Jan 1970 00:00:00 GMT"
            })
    void a_line_that_takes_a_cookie_away_is_known(String line) {
        assertThat(SetCookie.parse(line, NOW).expires()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1",
                "a=Max-Age=0",
                "a=1; Max-Age",
                "a=1; Max-Age=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                "a=1; Expires=Tue, 03 Mar 2026 10:00:01 GMT",
                "a=1; Expires=yesterday",
                "a=1; Max-Age=3600; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=x"
            })
    void a_line_that_sets_a_cookie_is_known(String line) {
        assertThat(SetCookie.parse(line, NOW).expires()).isFalse();
    }

    @Test
    void a_cookie_of_the_api_is_read_alike() {
        Cookie cookie = new Cookie("_ga", "1");
        cookie.setDomain("Shop.Example");
        cookie.setPath("/shop");
        cookie.setMaxAge(0);

        assertThat(SetCookie.of(cookie))
                .isEqualTo(new SetCookie("_ga", Optional.of("shop.example"), Optional.of("/shop"), true));
        assertThat(SetCookie.of(new Cookie("a", "1")).expires()).isFalse();
    }
}
