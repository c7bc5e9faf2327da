package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.servlet.adapt.PageRules;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of which nothing can be sent, because nobody can say where in them the denied block is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GivenUpPagesTest {

    private static final PageRules RULES = PageRules.parse("""
            {"rules": [{"path": "/**", "select": "#picks", "purpose": "personalized-ads", "whenDenied": "remove"}]}
            """);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TestShop shop =
            TestShop.open(builder -> builder.pageRules(RULES).meterRegistry(meters));
    private final TestShop own =
            TestShop.open(builder -> builder.pageRules(RULES).fallbackPage("<!DOCTYPE html><h1>M\u00fcller</h1>"));

    @AfterAll
    void close() {
        shop.close();
        own.close();
    }

    private double counted() {
        return meters
                .find("klartext.pages.deviations")
                .tag("rule", "none")
                .tag("kind", "unreadable")
                .counters()
                .stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/wide", "/marked"})
    void a_page_that_cannot_be_read_is_answered_by_one_that_leads_to_the_choices(String path) {
        double before = counted();
        Page page = shop.browser().get(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .startsWith("<!DOCTYPE html><html lang=\"en\">")
                .contains("<h1>Something went wrong on our side</h1>", ">Go to your choices</a>")
                .doesNotContain("Oil", "rest");
        assertThat(counted()).isEqualTo(before + 1);
        assertThat(page.header("Cache-Control")).isEqualTo("private, no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/wide", "/marked"})
    void the_shop_may_have_its_own_page_for_it(String path) {
        String text = own.browser().get(path).body();
        assertThat(text)
                .isEqualTo(
                        path.equals("/wide")
                                ? "<!DOCTYPE html><h1>M\u00fcller</h1>"
                                : "<!DOCTYPE html><h1>M&#252;ller</h1>");
    }

    @Test
    void a_page_that_is_nothing_but_a_denied_block_is_empty_as_it_should_be() {
        assertThat(own.browser().get("/picks").body()).doesNotContain("Oil", "ller");
    }

    @Test
    void where_nothing_is_denied_such_a_page_is_sent_as_it_is() {
        Browser browser = shop.browser();
        browser.choose("granted:personalized-ads");
        assertThat(browser.get("/wide").body()).isEqualTo("<!DOCTYPE html><body><div id=picks>Oil</div>rest");
    }

    @Test
    void it_is_logged_once_with_its_place_and_without_a_word_of_the_page() {
        try (TestShop other = TestShop.open(builder -> builder.pageRules(RULES))) {
            List<String> lines = Logged.by("internal.enforce.PathRules", () -> {
                other.browser().get("/wide");
                other.browser().get("/wide");
            });

            assertThat(lines)
                    .containsExactly(
                            "A page was adapted otherwise than its rules say (UNREADABLE, no rule in particular, byte 0)");
        }
    }
}
