package io.klartext.consent.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.it.container.app.Pages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnEveryServer
class WholePageTest {

    private final Site site;

    WholePageTest(Site site) {
        this.site = site;
    }

    @ParameterizedTest
    @CsvSource({"If-Modified-Since, 'Fri, 31 Dec 2100 23:59:59 GMT', 304", "Range, bytes=0-9, 206"})
    void trap_17_a_file_comes_whole_whatever_the_browser_has_of_it(String header, String value, int otherwise) {
        String plain = site.get("/static.html", "X-Plain", "1").text();

        Reply page = site.get("/static.html", header, value);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).isEqualTo(Pages.adapted(plain));
        assertThat(site.get("/static.html", header, value, "X-Plain", "1").status())
                .isEqualTo(otherwise);
    }

    @Test
    void trap_17_the_shop_does_not_see_what_asks_for_less() {
        String[] headers = {
            "If-None-Match",
            "\"1\"",
            "If-Modified-Since",
            "Fri, 31 Dec 2100 23:59:59 GMT",
            "Range",
            "bytes=0-9",
            "If-Range",
            "\"1\"",
            "Accept-Language",
            "en"
        };

        assertThat(site.get("/conditional", headers).text().lines()).containsExactly("Accept-Language");
    }
}
