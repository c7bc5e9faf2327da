package io.klartext.consent.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.it.container.app.Pages;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryServer
class LengthTest {

    private final Site site;

    LengthTest(Site site) {
        this.site = site;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "setContentLength",
                "setContentLengthLong",
                "setHeader",
                "addHeader",
                "setIntHeader",
                "addIntHeader"
            })
    void trap_1_a_page_that_grew_is_not_cut_off_at_its_old_length(String by) {
        Reply page = site.get("/length?type=text/html&by=" + by);

        assertThat(page.text()).isEqualTo(Pages.adapted(Pages.SHORT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "setContentLength",
                "setContentLengthLong",
                "setHeader",
                "addHeader",
                "setIntHeader",
                "addIntHeader"
            })
    void trap_1_what_is_not_changed_keeps_the_length_that_the_shop_gave(String by) {
        Reply text = site.get("/length?type=text/plain&by=" + by);

        assertThat(text.text()).isEqualTo(Pages.SHORT);
        assertThat(text.header("Content-Length"))
                .isEqualTo(Integer.toString(Pages.SHORT.getBytes(StandardCharsets.UTF_8).length));
    }
}
