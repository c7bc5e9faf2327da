package io.klartext.consent.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.it.container.app.Pages;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryServer
class TypeTest {

    private final Site site;

    TypeTest(Site site) {
        this.site = site;
    }

    @ParameterizedTest
    @ValueSource(strings = {"late", "reset", "header", "never", "changed-after"})
    void trap_3_the_type_counts_that_the_page_has_at_its_first_byte(String how) {
        assertThat(site.get("/type?how=" + how).text()).isEqualTo(Pages.adapted(Pages.SHORT));
    }

    @Test
    void trap_3_a_page_that_became_plain_text_in_time_is_left_alone() {
        Reply text = site.get("/type?how=changed-before");

        assertThat(text.text()).isEqualTo(Pages.SHORT);
        assertThat(text.header("ETag")).isEqualTo("\"1\"");
        assertThat(text.header("Content-Length"))
                .isEqualTo(Integer.toString(Pages.SHORT.getBytes(StandardCharsets.UTF_8).length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "GB18030"})
    void trap_4_the_writer_goes_on_in_the_encoding_that_it_began_with(String charset) {
        Reply page = site.get("/encoding?charset=" + charset);

        assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=" + charset);
        String text = new String(page.bytes().getBytes(StandardCharsets.ISO_8859_1), Charset.forName(charset));
        String tree = Charset.forName(charset).newEncoder().canEncode("\ud83c\udf33") ? "\ud83d\udf33" : "?";
        assertThat(text).isEqualTo(Pages.adapted("gr\u00fcn " + tree + " [[+]]" + System.lineSeparator()));
    }
}
