package io.klartext.consent.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryServer
class ConsentFilterTest {

    private final Site site;

    ConsentFilterTest(Site site) {
        this.site = site;
    }

    @ParameterizedTest
    @CsvSource({"forward, FORWARD", "include, INCLUDE", "async, ASYNC", "error, ERROR", "exception, ERROR"})
    void trap_10_every_dispatch_of_a_request_has_the_same_answer_and_a_page_is_adapted_once(String how, String type) {
        String page = site.get("/dispatched?how=" + how).text();

        assertThat(page)
                .startsWith("<!--begin-->NOT_ASKED, the same, look-ups 1,")
                .contains(", " + type + " 1", ", REQUEST 1")
                .endsWith("<!--end-->")
                .containsOnlyOnce("<!--begin-->")
                .containsOnlyOnce("<!--end-->");
    }

    @ParameterizedTest
    @ValueSource(strings = {"forward", "include", "async", "error", "exception"})
    void trap_20_a_registered_filter_is_mapped_to_every_dispatch(String how) {
        assertThat(site.get("/dispatched?forgotten=1&how=" + how).text()).contains("NOT_ASKED, another, look-ups 2");
    }

    @Test
    void trap_20_a_second_registration_is_refused() {
        assertThat(site.get("/registered-twice").text()).contains("A ConsentFilter is registered already");
    }

    @Test
    void trap_20_a_second_filter_does_not_count_and_the_log_says_so() {
        assertThat(site.get("/two/filters").text()).contains("NOT_ASKED, another, look-ups 1");
        assertThat(site.awaitLine(line -> line.contains("Two ConsentFilters"))).contains("register one");
    }
}
