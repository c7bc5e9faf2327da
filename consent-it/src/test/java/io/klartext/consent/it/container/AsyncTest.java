package io.klartext.consent.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.it.container.app.Pages;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryServer
class AsyncTest {

    private final Site site;

    AsyncTest(Site site) {
        this.site = site;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"own", "given", "at-once", "by-request", "dispatch-servlet", "dispatch-page", "dispatch-back"})
    void trap_5_a_page_that_is_written_after_the_filter_has_returned_arrives_whole(String how) {
        assertThat(site.get("/async?how=" + how).text()).isEqualTo(Pages.adapted(Pages.LONG));
    }

    @Test
    void trap_5_a_page_may_come_back_and_go_away_again() {
        assertThat(site.get("/async?how=dispatch-twice").text()).isEqualTo(Pages.adapted("<p>back</p>" + Pages.LONG));
    }

    @Test
    void trap_5_a_shop_may_answer_its_own_timeout() {
        Reply page = site.get("/async?how=timeout-answered");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).isEqualTo(Pages.adapted(Pages.SHORT));
    }

    @Test
    void trap_5_a_page_that_broke_off_shows_no_more_than_was_certain() {
        try (Wire wire = site.open("/async?how=timeout-begun")) {
            assertThat(wire.readToTheEndOrWhereItBreaksOff())
                    .startsWith("<!--begin--><p>begun</p>")
                    .doesNotContain("[[", "nobody");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeout", "dispatch-broken"})
    void trap_5_after_a_timeout_or_an_error_the_error_page_is_adapted_once(String how) {
        Reply page = site.get("/async?how=" + how);

        assertThat(page.status()).isEqualTo(500);
        assertThat(page.text()).isEqualTo(Pages.adapted("<p>error page [[+]]</p>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"when-ready", "at-once", "closed"})
    void trap_5_a_page_is_written_without_blocking_and_arrives_whole_at_a_slow_browser(String end) {
        assertThat(slowly("text/html", end)).isEqualTo(Pages.adapted(Pages.HUGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"when-ready", "at-once", "closed"})
    void trap_6_a_download_is_written_without_blocking_and_left_alone(String end) {
        assertThat(slowly("application/octet-stream", end)).isEqualTo(Pages.HUGE);
    }

    /** Reads only when the container has felt that nobody reads. */
    private String slowly(String type, String end) {
        String id = UUID.randomUUID().toString();
        try (Wire wire = site.openALittlePipe("/non-blocking?type=" + type + "&end=" + end + "&id=" + id)) {
            assertThat(site.get("/felt?id=" + id).status()).isEqualTo(204);
            return wire.reply().text();
        }
    }
}
