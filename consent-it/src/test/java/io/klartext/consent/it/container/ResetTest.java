package io.klartext.consent.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.it.container.app.Pages;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryServer
class ResetTest {

    private final Site site;

    ResetTest(Site site) {
        this.site = site;
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "reset-buffer"})
    void trap_14_what_was_begun_before_a_reset_is_forgotten(String how) {
        assertThat(site.get("/reset?how=" + how).text()).isEqualTo(Pages.adapted(Pages.SHORT));
    }

    @Test
    void trap_14_after_a_reset_it_is_decided_anew() {
        Reply text = site.get("/reset?how=reset-to-text");

        assertThat(text.text()).isEqualTo(Pages.SHORT);
        assertThat(text.header("ETag")).isEqualTo("\"1\"");
        assertThat(text.header("Content-Length"))
                .isEqualTo(Integer.toString(Pages.SHORT.getBytes(StandardCharsets.UTF_8).length));
    }

    @ParameterizedTest
    @CsvSource({"error, 404", "error-with-message, 404", "exception, 500"})
    void trap_10_and_14_an_error_page_stands_for_what_was_begun_and_is_adapted_once(String how, int status) {
        Reply page = site.get("/reset?how=" + how);

        assertThat(page.status()).isEqualTo(status);
        assertThat(page.text()).isEqualTo(Pages.adapted("<p>error page [[+]]</p>"));
    }

    @Test
    void trap_14_the_containers_own_error_page_is_left_alone() {
        Reply page = site.get("/reset?how=error-without-page");

        assertThat(page.status()).isEqualTo(410);
        assertThat(page.text()).contains("410").doesNotContain("begun", "too late", "<!--begin-->", "<!--end-->");
    }

    @Test
    void trap_14_a_redirect_has_nothing_of_what_was_begun() {
        Reply page = site.get("/reset?how=redirect");

        assertThat(page.status()).isEqualTo(302);
        assertThat(page.header("Location")).endsWith("/after-redirect");
        assertThat(page.text()).doesNotContain("begun", "too late", "<!--begin-->", "<!--end-->");
    }
}
