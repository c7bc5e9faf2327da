package io.klartext.consent.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.it.container.app.Pages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

@OnEveryServer
class HeaderTest {

    private final Site site;

    HeaderTest(Site site) {
        this.site = site;
    }

    @Test
    void trap_7_a_compressed_page_passes_through_and_the_log_says_which_order_is_right() throws IOException {
        Reply page = site.get("/compressed");
        site.get("/compressed");

        byte[] bytes = page.bytes().getBytes(StandardCharsets.ISO_8859_1);
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(Pages.SHORT);
        }
        assertThat(page.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(page.header("Content-Length")).isEqualTo(Integer.toString(bytes.length));
        assertThat(page.header("ETag")).isEqualTo("\"compressed\"");
        assertThat(site.awaitLine(line -> line.contains("compressed before the ConsentFilter")))
                .contains("Mend: let the container or a proxy compress instead");
    }

    @Test
    void trap_8_no_cache_keeps_an_adapted_page_and_its_strong_tag_is_gone() {
        Reply page = site.get("/cached?type=text/html&tag=%22strong%22");

        assertThat(page.header("ETag")).isEmpty();
        assertThat(page.header("CDN-Cache-Control")).isEmpty();
        assertThat(page.header("Accept-Ranges")).isEmpty();
        assertThat(page.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(String.join(", ", page.headers("Vary"))).isEqualTo("Accept-Language, cookie, Sec-GPC, DNT, ADPC");
    }

    @Test
    void trap_8_a_weak_tag_may_stay() {
        assertThat(site.get("/cached?type=text/html&tag=W/%22weak%22").header("ETag"))
                .isEqualTo("W/\"weak\"");
    }

    @Test
    void trap_8_what_is_not_adapted_keeps_its_caching() {
        Reply text = site.get("/cached?type=text/plain&tag=%22strong%22");

        assertThat(text.header("ETag")).isEqualTo("\"strong\"");
        assertThat(text.header("CDN-Cache-Control")).isEqualTo("max-age=600");
        assertThat(text.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(text.header("Cache-Control")).isEqualTo("public, max-age=600");
        assertThat(text.header("Vary")).isEqualTo("Accept-Language, cookie");
    }
}
