package io.klartext.consent.servlet.internal.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a path is, however it is written; and what it is that nobody can tell. */
class RequestPathTest {

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/cart, /cart",
        "/cart/, /cart/",
        "//cart, /cart",
        "/a//b///c, /a/b/c",
        "/./cart, /cart",
        "/a/./b/., /a/b/",
        "/a/../cart, /cart",
        "/a/b/.., /a/",
        "/a/.., /",
        "/%63art, /cart",
        "/%2e/cart, /cart",
        "/a/%2e%2e/cart, /cart",
        "/a/.%2E/cart, /cart",
        "/cart;jsessionid=1, /cart",
        "/cart;a=1;b=2/x, /cart/x",
        "/;x/cart, /cart",
        "/a/..;/cart, /cart",
        "/a/..;x=y/cart, /cart",
        "/caf%C3%A9, /café",
        "/café, /café",
        "/a%20b, /a b",
        "/a+b, /a+b",
        "/100%25, /100%",
        "/..., /...",
        "/CART, /CART"
    })
    void one_path_is_one_path_however_it_is_written(String sent, String expected) {
        assertThat(RequestPath.of(sent)).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cart",
                "http://shop/cart",
                "*",
                "/..",
                "/a/../../cart",
                "/%2e%2e/cart",
                "/a%2fcart",
                "/a%2Fcart",
                "/a%5ccart",
                "/a\\cart",
                "/%",
                "/%4",
                "/%zz",
                "/%252e%252e/cart",
                "/%25%36%33art",
                "/%00",
                "/a%0d%0a",
                "/a\tb",
                "/%c3",
                "/%ff",
                "/%c0%ae",
                "/cart%3bx"
            })
    void a_path_that_servers_read_differently_is_every_path(String sent) {
        assertThat(RequestPath.of(sent)).isEmpty();
        assertThat(PathPattern.parse("/anything").matches(RequestPath.of(sent))).isTrue();
    }

    private static boolean matches(String pattern, String path) {
        return PathPattern.parse(pattern).matches(RequestPath.of(path));
    }

    @Test
    void a_star_stays_in_its_segment_and_two_do_not() {
        assertThat(matches("/cart*", "/cart")).isTrue();
        assertThat(matches("/cart*", "/cart.html")).isTrue();
        assertThat(matches("/cart*", "/cart/")).isTrue();
        assertThat(matches("/cart*", "/cart/x")).isFalse();
        assertThat(matches("/cart*", "/mycart")).isFalse();
        assertThat(matches("/*/p", "/a/p")).isTrue();
        assertThat(matches("/*/p", "/a/b/p")).isFalse();
        assertThat(matches("/**/p", "/a/b/p")).isTrue();
        assertThat(matches("/**", "/")).isTrue();
        assertThat(matches("/**", "/a/b")).isTrue();
        assertThat(matches("/a/**", "/a")).isTrue();
        assertThat(matches("/a/**", "/a/")).isTrue();
        assertThat(matches("/a/**", "/ab")).isFalse();
        assertThat(matches("/a.b", "/axb")).isFalse();
        assertThat(matches("/a", "/A")).isFalse();
        assertThat(matches("/", "/")).isTrue();
        assertThat(matches("/", "/a")).isFalse();
    }

    @Test
    void a_pattern_takes_time_in_proportion() {
        String stars = "/" + "a*".repeat(400);
        assertThat(matches(stars, "/" + "a".repeat(2000) + "b")).isTrue();
        assertThat(matches(stars + "c", "/" + "a".repeat(2000) + "b")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "/a b", "/a?b", "/a#b", "/a;b", "/a%20", "/a\\b", "//", "/***"})
    void what_no_path_can_be_is_no_pattern(String pattern) {
        assertThatThrownBy(() -> PathPattern.parse(pattern)).hasMessageContaining("starts with");
    }

    @ParameterizedTest
    @CsvSource({
        "'', /cart, /cart",
        "/shop, /shop, /",
        "/shop, /shop/, /",
        "/shop, /shop/cart, /cart",
        "/shop, //shop//cart, /cart",
        "/shop, /x/../shop/cart, /cart",
        "/x/../shop, /x/../shop/cart, /cart",
        "/%73hop, /%73hop/cart, /cart",
        "/shop, /%73hop/cart, /cart",
        "/shop;x=1, /shop;x=1/cart, /cart",
        "/shop, /shop/../shop/cart, /cart"
    })
    void a_path_within_an_application_is_the_same_however_the_applications_own_part_is_spelt(
            String application, String sent, String path) {
        assertThat(RequestPath.within(application, sent)).contains(path);
    }

    @ParameterizedTest
    @CsvSource({"/shop, /cart", "/shop, /shopping", "/shop, /shop/../cart", "/shop, /shop/%2f", "/%2f, /%2f/cart"})
    void what_does_not_lie_within_the_application_cannot_be_told(String application, String sent) {
        assertThat(RequestPath.within(application, sent)).isEmpty();
    }
}
