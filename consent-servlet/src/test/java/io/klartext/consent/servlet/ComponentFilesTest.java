package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The component as files; what it does a real browser shows in the integration tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComponentFilesTest {

    private final TestShop shop = TestShop.open();

    @AfterAll
    void close() {
        shop.close();
    }

    private String file(String name) {
        Page page = shop.browser().get("/consent/" + name);
        assertThat(page.status()).isEqualTo(200);
        return page.body();
    }

    private static int gzipped(String... files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            for (String file : files) {
                out.write(file.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.size();
    }

    @Test
    void the_component_with_its_style_and_the_part_without_a_face_are_small() throws IOException {
        assertThat(gzipped(file("client.js"))).isLessThan(3 * 1024);
        assertThat(gzipped(file("client.js"), file("component.js"))).isLessThan(6 * 1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client.js", "component.js"})
    void nothing_in_it_makes_markup_or_code_out_of_text_or_asks_another_site(String name) {
        assertThat(file(name))
                .doesNotContain(
                        "innerHTML",
                        "outerHTML",
                        "insertAdjacentHTML",
                        "document.write",
                        "eval(",
                        "Function(",
                        "http:",
                        "https:",
                        "localStorage",
                        "sessionStorage",
                        "cookie",
                        "style=");
    }

    @ParameterizedTest
    @CsvSource({"client.js, text/javascript", "component.js, text/javascript", "style.css, text/css"})
    void browsers_may_keep_it_and_ask_whether_it_is_still_the_same(String name, String type) {
        Page page = shop.browser().get("/consent/" + name);
        assertThat(page.header("Content-Type")).isEqualToIgnoringCase(type + ";charset=UTF-8");
        assertThat(page.header("Cache-Control")).isEqualTo("public, no-cache");
        String tag = page.header("ETag");
        Page again = shop.browser().with("If-None-Match", tag).get("/consent/" + name);
        assertThat(again.status()).isEqualTo(304);
        for (String held : new String[] {"W/" + tag, "\"other\", " + tag, "*"}) {
            assertThat(shop.browser()
                            .with("If-None-Match", held)
                            .get("/consent/" + name)
                            .status())
                    .as(held)
                    .isEqualTo(304);
        }
        assertThat(shop.browser()
                        .with("If-None-Match", "\"other\"")
                        .get("/consent/" + name)
                        .status())
                .isEqualTo(200);
        assertThat(shop.browser()
                        .get("/consent/" + name + "?v=" + tag.replace("\"", ""))
                        .header("Cache-Control"))
                .isEqualTo("public, max-age=31536000, immutable");
    }
}
