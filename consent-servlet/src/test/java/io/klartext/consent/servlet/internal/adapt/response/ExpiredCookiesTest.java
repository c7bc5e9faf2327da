package io.klartext.consent.servlet.internal.adapt.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiredCookiesTest {

    private static final String GONE = "; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT";

    private static List<String> lines(String name, String host) {
        return ExpiredCookies.lines(name, Optional.empty(), Optional.empty(), host);
    }

    /** One that was set with Partitioned is another cookie. */
    private static List<String> both(String... lines) {
        return Stream.of(lines)
                .flatMap(line -> Stream.of(line, line.replace("; Secure", "") + "; Secure; Partitioned"))
                .toList();
    }

    @Test
    void without_a_domain_the_host_and_each_parent_are_tried() {
        assertThat(lines("_ga", "WWW.shop.example.com"))
                .containsExactly(
                        "_ga=; Path=/" + GONE,
                        "_ga=; Path=/" + GONE + "; Secure; Partitioned",
                        "_ga=; Path=/; Domain=www.shop.example.com" + GONE,
                        "_ga=; Path=/; Domain=shop.example.com" + GONE,
                        "_ga=; Path=/; Domain=example.com" + GONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "192.168.0.1", "[::1]", "", "evil.example\r\nX: 1"})
    void a_host_without_parents_is_tried_alone(String host) {
        assertThat(lines("_ga", host)).containsExactlyElementsOf(both("_ga=; Path=/" + GONE));
    }

    @Test
    void with_a_domain_and_a_path_they_alone_count() {
        assertThat(ExpiredCookies.lines("_ga", Optional.of(".Example.com"), Optional.of("/shop"), "www.example.com"))
                .containsExactlyElementsOf(both("_ga=; Path=/shop; Domain=example.com" + GONE));
    }

    @Test
    void a_prefixed_name_keeps_what_its_prefix_demands() {
        assertThat(lines("__Host-id", "www.example.com"))
                .containsExactlyElementsOf(both("__Host-id=; Path=/" + GONE + "; Secure"));
        assertThat(lines("__Secure-id", "localhost"))
                .containsExactlyElementsOf(both("__Secure-id=; Path=/" + GONE + "; Secure"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a;b", "a=b", "a\r\nX: 1", "\u00fc"})
    void a_name_that_cannot_be_one_gives_no_line(String name) {
        assertThat(lines(name, "www.example.com")).isEmpty();
    }

    @Test
    void a_domain_or_a_path_that_cannot_be_one_gives_no_line() {
        assertThat(ExpiredCookies.lines("_ga", Optional.of("a;b.example"), Optional.empty(), "localhost"))
                .isEmpty();
        assertThat(ExpiredCookies.lines("_ga", Optional.empty(), Optional.of("/a;b"), "localhost"))
                .isEmpty();
    }

    @Test
    void every_line_takes_its_cookie_away_as_a_browser_reads_it() {
        assertThat(lines("_ga", "www.example.com"))
                .allMatch(line -> SetCookie.parse(line, Instant.parse("2026-03-03T10:00:00Z"))
                        .expires());
    }
}
