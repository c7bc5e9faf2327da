package io.klartext.consent.servlet.internal.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which scripts are denied, however their address is written. */
class DeniedScriptsTest {

    private static final DeniedScripts PIXEL = scripts("*://cdn.example/pixel.js");

    private static DeniedScripts scripts(String pattern) {
        return new DeniedScripts(List.of(AddressPattern.parse(pattern)), "https://shop.example/a/cart?x=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cdn.example/pixel.js",
                "http://cdn.example/pixel.js",
                "//cdn.example/pixel.js",
                "HTTPS://CDN.Example/pixel.js",
                "https://cdn.example:443/pixel.js",
                "http://cdn.example:80/pixel.js",
                "https://cdn.example./pixel.js",
                "https://user:pw@cdn.example/pixel.js",
                "https://cdn.example/pixel.js?v=1",
                "https://cdn.example/pixel.js#x",
                "https://cdn.example/./pixel.js",
                "https://cdn.example/a/../pixel.js",
                "https://cdn.example/a/%2e%2e/pixel.js",
                "https://cdn.example/pix%65l.js",
                "\\\\cdn.example\\pixel.js",
                "https:\\\\cdn.example/pixel.js",
                "////cdn.example/pixel.js",
                " https://cdn.example/pixel.js\n",
                "https://cdn.exa\nmple/pixel.js",
                "https://cdn%2eexample/pixel.js",
                "https:cdn.example/pixel.js",
                "https://cdn.example:99x/pixel.js",
                "https://"
            })
    void a_denied_script_is_found_or_cannot_be_told_apart(String src) {
        assertThat(PIXEL.test(src, null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/pixel.js",
                "pixel.js",
                "https://cdn.example/other.js",
                "https://cdn.example.org/pixel.js",
                "https://cdn.example:8443/pixel.js",
                "https://cdn.example@other.example/pixel.js",
                "data:text/javascript,alert(1)",
                "https://cdn.example/PIXEL.js"
            })
    void other_scripts_are_not(String src) {
        assertThat(PIXEL.test(src, null)).isFalse();
    }

    @Test
    void addresses_are_resolved_against_the_page_and_its_base() {
        assertThat(scripts("https://shop.example/a/ads.js").test("ads.js", null))
                .isTrue();
        assertThat(scripts("https://shop.example/ads.js").test("../ads.js", null))
                .isTrue();
        assertThat(scripts("https://shop.example/ads.js").test("/ads.js?x", null))
                .isTrue();
        assertThat(PIXEL.test("pixel.js", "https://cdn.example/")).isTrue();
        assertThat(PIXEL.test("pixel.js", "//cdn.example")).isTrue();
        assertThat(PIXEL.test("/pixel.js", "data:x")).as("no base can be told").isTrue();
        assertThat(scripts("https://xn--mnchen-3ya.example/**").test("//m\u00fcnchen.example/a/b", null))
                .isTrue();
        assertThat(scripts("*://cdn.example/p?id=*").test("//cdn.example/p?id=7", null))
                .isTrue();
        assertThat(scripts("*://cdn.example/p?id=*").test("//cdn.example/p", null))
                .isFalse();
    }

    @Test
    void where_a_proxy_may_have_ended_tls_an_address_without_a_scheme_counts_under_both() {
        DeniedScripts secure =
                new DeniedScripts(List.of(AddressPattern.parse("https://cdn.example/**")), "http://shop.example/cart");
        DeniedScripts own =
                new DeniedScripts(List.of(AddressPattern.parse("https://shop.example/**")), "http://shop.example/cart");

        assertThat(secure.test("//cdn.example/pixel.js", null)).isTrue();
        assertThat(secure.test("https://cdn.example/pixel.js", null)).isTrue();
        assertThat(secure.test("http://cdn.example/pixel.js", null)).isFalse();
        assertThat(own.test("/pixel.js", null)).isTrue();
        assertThat(own.test("/pixel.js", "http://other.example/")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://cdn.example:443/**| https://cdn.example:443/pixel.js",
                "https://cdn.example:443/**| https://cdn.example/pixel.js",
                "http://cdn.example:080/**| http://cdn.example/pixel.js",
                "*://cdn.example:8080/**| https://cdn.example:08080/pixel.js",
                "https://cdn.example/pixel.js| https://cdn.example:0443/pixel.js",
                "https://cdn.example./pixel.js| https://cdn.example./pixel.js",
                "https://cdn.example/%7Euser/pixel.js| https://cdn.example/%7Euser/pixel.js",
                "https://cdn.example/~user/pixel.js| https://cdn.example/%7euser/pixel.js",
                "https://cdn.example/z%C3%A4hler.js| https://cdn.example/zähler.js",
                "https://cdn.example/z%C3%A4hler.js| https://cdn.example/z%c3%a4hler.js",
                "https://cdn.example/my%20pixel.js| https://cdn.example/my pixel.js",
                "https://cdn.example/a%27b.js| https://cdn.example/a'b.js",
                "https://cdn.example/p.js?x=%c3%a4| https://cdn.example/p.js?x=ä",
                "https://[2001:DB8::1]/p.js| https://[2001:db8::1]:443/p.js",
                "*://xn--strae-oqa.example/x.js| //straße.example/x.js",
                "https://cdn.example/pixel.js| https://cdn.example:70000/pixel.js"
            })
    void an_address_and_a_pattern_are_the_same_however_they_are_written(String pattern, String src) {
        assertThat(scripts(pattern).test(src, null)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://cdn.example/a%2Fb.js| https://cdn.example/a/b.js",
                "https://cdn.example/%2A.js| https://cdn.example/x.js",
                "https://cdn.example:8443/p.js| https://cdn.example/p.js",
                "https://cdn.example/a%3Bb.js| https://cdn.example/a;b.js"
            })
    void what_means_something_else_is_something_else(String pattern, String src) {
        assertThat(scripts(pattern).test(src, null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*://user@cdn.example/pixel.js",
                "https://cdn.example/a/../pixel.js",
                "https://cdn.example/./pixel.js",
                "https://cdn.example/a/..",
                "https://cdn.example/a/%2e%2E/b.js",
                "https://cdn%2eexample/p.js",
                "ws://cdn.example/p.js",
                "httpx*://cdn.example/p.js",
                "https://cdn.example:*/p.js",
                "*://cdn.example:443/pixel.js",
                "https://cdn.example:99999/pixel.js",
                "https://cdn.example:x/pixel.js",
                "https://cdn.example",
                "https:///pixel.js",
                "cdn.example/pixel.js",
                "https://cdn.example/a b.js",
                "https://cdn.example/a#b"
            })
    void a_pattern_that_no_address_would_fit_is_refused(String pattern) {
        assertThatThrownBy(() -> AddressPattern.parse(pattern)).isInstanceOf(IllegalArgumentException.class);
    }
}
