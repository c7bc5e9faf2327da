package io.klartext.consent.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnEveryServer
class FragmentTest {

    private final Site site;

    FragmentTest(Site site) {
        this.site = site;
    }

    private String with(String fragment, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "X-Fragment";
        all[headers.length + 1] = fragment;
        return site.get("/with-fragment", all).text();
    }

    @ParameterizedTest
    @CsvSource({
        "/fragment.html, '<p>gr&uuml;n, grün</p>\n'",
        "/part.jsp, (jsp [[+]] grün)",
        "/part?by=writer, (writer [[+]] grün)",
        "/part?by=stream, (stream [[+]] grün)",
        "/fragments/forwarding, (writer [[+]] grün)"
    })
    void trap_18_a_file_a_page_or_a_servlet_is_loaded_before_the_page(String fragment, String html) {
        assertThat(with(fragment)).isEqualTo("Loaded[html=" + html + "] parameter=null");
    }

    @Test
    void trap_18_a_fragment_is_loaded_whole_whatever_the_browser_has_already() {
        assertThat(with("/fragment.html", "Range", "bytes=0-3", "If-None-Match", "*"))
                .isEqualTo("Loaded[html=<p>gr&uuml;n, grün</p>\n] parameter=null");
    }

    @Test
    void trap_18_a_fragment_may_have_16_kib_and_no_more() {
        assertThat(with("/fragments/long")).startsWith("Loaded[html=xxx").hasSizeGreaterThan(16 * 1024);
        assertThat(with("/fragments/too-long"))
                .startsWith(
                        "Missing[why=The fragment /fragments/too-long is longer than 16384 bytes; make it shorter]");
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere.html",
        "/reset?how=exception",
        "/fragments/gone",
        "/async?how=own",
        "/fragments/latin",
        "nowhere:"
    })
    void trap_18_a_fragment_that_does_not_work_is_missing_and_the_page_lives(String fragment) {
        assertThat(with(fragment))
                .startsWith("Missing[why=The fragment " + fragment)
                .endsWith("] parameter=null");
    }

    @Test
    void trap_18_a_fragment_says_nothing_but_its_markup() {
        Reply page = site.get("/with-fragment", "X-Fragment", "/fragments/loud");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).isEqualTo("Loaded[html=loud] parameter=null");
        assertThat(page.headers("X-Loud")).isEmpty();
        assertThat(page.headers("Set-Cookie")).isEmpty();
        assertThat(page.header("Content-Type")).startsWith("text/plain");
    }

    @Test
    void trap_18_the_form_that_was_sent_is_the_pages_and_not_the_fragments() {
        Reply page = site.post("/with-fragment", "said=much", "X-Fragment", "/fragments/curious");

        assertThat(page.text()).isEqualTo("Loaded[html=GETnullnull] parameter=much");
    }
}
