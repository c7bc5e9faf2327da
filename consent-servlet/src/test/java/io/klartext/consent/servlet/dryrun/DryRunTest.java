package io.klartext.consent.servlet.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.klartext.consent.servlet.adapt.PageRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DryRunTest {

    private static final PageRules RULES = PageRules.parse("""
            {"rules": [
              {"path": "/cart*", "select": "#picks", "purpose": "ads", "surface": "cart.picks",
               "explain": {"per": "tr[data-sku]", "offer": "attr(data-sku)"}},
              {"path": "/**", "select": "div.banner", "purpose": "ads",
               "whenDenied": {"replaceWith": "fragment:/neutral.html"}},
              {"path": "/cart", "select": "#picks td, p", "purpose": "statistics"},
              {"path": "/start", "select": "p", "purpose": "ads"}],
             "cookies": [{"name": "_ga*", "purpose": "statistics"}],
             "scripts": [{"src": "https://shop.example/*.js", "purpose": "ads"},
                         {"src": "*://cdn.example/**", "purpose": "statistics"}],
             "paths": [{"path": "/feed/**", "purpose": "ads", "whenDenied": {"forward": "/neutral"}}]}
            """);

    private static final String PAGE = """
            <p>\u00e4\u00f6</p><div class="a banner">x</div>
            <table id=picks><tr data-sku="1"><td>a<tr data-sku=2><td>b</table>
            <script src="own.js"></script><script>inline()</script><script src=//cdn.example/a/b.js></script>
            """;

    private final ByteArrayOutputStream adapted = new ByteArrayOutputStream();

    private DryRunReport read(DryRun run, String page, Charset charset) {
        try {
            adapted.reset();
            return run.in(charset).read(page.getBytes(charset), adapted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DryRunReport read(DryRun run, String page) {
        return read(run, page, StandardCharsets.UTF_8);
    }

    private static RuleReport rule(DryRunReport report, String pointer) {
        return report.rules().stream()
                .filter(rule -> rule.pointer().equals(pointer))
                .findFirst()
                .orElseThrow();
    }

    private static DryRun cart() {
        return DryRun.of(RULES, "/cart").from("https://shop.example");
    }

    @Test
    void every_rule_is_told_with_what_it_matches_where_and_what_becomes_of_it() {
        DryRunReport report = read(cart(), PAGE);

        assertThat(report.deviations()).isEmpty();
        assertThat(report.rules())
                .extracting(RuleReport::pointer)
                .containsExactly(
                        "/rules/0",
                        "/rules/1",
                        "/rules/2",
                        "/rules/3",
                        "/cookies/0",
                        "/scripts/0",
                        "/scripts/1",
                        "/paths/0");
        assertThat(rule(report, "/rules/0").matches())
                .containsExactly(new Match(new Place(2, 1, 41), "table", Fate.DENIED));
        assertThat(rule(report, "/rules/1").matches())
                .containsExactly(new Match(new Place(1, 10, 11), "div", Fate.DENIED));
        assertThat(rule(report, "/rules/1").instead()).contains("/neutral.html");
        assertThat(rule(report, "/rules/2").matches())
                .extracting(Match::element, Match::fate)
                .containsExactly(
                        tuple("p", Fate.DENIED), tuple("td", Fate.INSIDE_UNSENT), tuple("td", Fate.INSIDE_UNSENT));
        assertThat(rule(report, "/rules/3").aboutPage()).isFalse();
        assertThat(rule(report, "/rules/3").matchesNothing()).isFalse();
        assertThat(rule(report, "/cookies/0").matchesNothing()).isFalse();
        assertThat(rule(report, "/paths/0").aboutPage()).isFalse();
        assertThat(adapted.toString(StandardCharsets.UTF_8))
                .isEqualTo("<!-- /neutral.html -->\n\n<script>inline()</script>\n");
    }

    @Test
    void a_script_is_matched_by_the_address_that_a_browser_would_load() {
        DryRunReport report = read(cart(), PAGE);
        String based = PAGE.replace("<p>", "<base href='https://other.example/'><p>");

        assertThat(rule(report, "/scripts/0").matches())
                .extracting(
                        match -> match.place().line(), match -> match.place().column(), Match::fate)
                .containsExactly(tuple(3, 1, Fate.DENIED));
        assertThat(rule(report, "/scripts/1").matches()).hasSize(1);
        assertThat(rule(read(cart(), based), "/scripts/0").matchesNothing()).isTrue();
        assertThat(rule(read(DryRun.of(RULES, "/cart"), PAGE), "/scripts/0").matchesNothing())
                .isTrue();
    }

    @Test
    void a_script_that_one_rule_denies_is_told_by_the_rule_that_allows_it_too() {
        PageRules two = PageRules.parse("""
                {"scripts": [{"src": "*://cdn.example/**", "purpose": "ads"},
                             {"src": "*://cdn.example/a/*", "purpose": "statistics"}]}""");
        DryRunReport report =
                read(DryRun.of(two, "/").denying(purpose -> purpose.value().equals("ads")), PAGE);

        assertThat(rule(report, "/scripts/0").matches()).extracting(Match::fate).containsExactly(Fate.DENIED);
        assertThat(rule(report, "/scripts/1").matches())
                .extracting(Match::fate)
                .containsExactly(Fate.DENIED_BY_ANOTHER);
    }

    @Test
    void what_two_rules_match_is_decided_by_the_first_that_denies_it() {
        PageRules two = PageRules.parse("""
                {"rules": [{"path": "/", "select": "p", "purpose": "ads"}, {"path": "/", "select": "p", "purpose": "ads"}]}
                """);
        DryRunReport report = read(DryRun.of(two, "/"), "<p>a<p>b");

        assertThat(rule(report, "/rules/0").matches())
                .extracting(Match::fate)
                .containsExactly(Fate.DENIED, Fate.DENIED);
        assertThat(rule(report, "/rules/1").matches())
                .extracting(Match::fate)
                .containsExactly(Fate.DENIED_BY_ANOTHER, Fate.DENIED_BY_ANOTHER);
    }

    @Test
    void an_allowed_block_is_sent_and_its_offers_are_told_with_where_their_explanations_go() {
        DryRunReport report = read(cart().denying(purpose -> false), PAGE);

        RuleReport picks = rule(report, "/rules/0");
        assertThat(picks.denied()).isFalse();
        assertThat(picks.matches()).extracting(Match::fate).containsExactly(Fate.SENT);
        assertThat(picks.offers())
                .extracting(ExplainedOffer::offer, ExplainedOffer::spot, ExplainedOffer::element)
                .containsExactly(
                        tuple("1", OfferSpot.IN_THE_LAST_PART_OF, "tr"),
                        tuple("2", OfferSpot.IN_THE_LAST_PART_OF, "tr"));
        assertThat(picks.explainsNothing()).isFalse();
        assertThat(adapted.toString(StandardCharsets.UTF_8)).contains("<td>a <span class=\"klartext-why\">");
        assertThat(rule(read(cart().denying(purpose -> false), "<p id=picks>"), "/rules/0")
                        .explainsNothing())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "<a class=o data-sku=1>x</a>, BEHIND, a",
        "<img class=o data-sku=1>, BEHIND, img",
        "<p class=o data-sku=1>x</p>, AT_THE_END_OF, p",
        "<ul class=o data-sku=1><li>x</ul>, IN_THE_LAST_PART_OF, ul"
    })
    void an_explanation_is_told_where_it_stands(String page, OfferSpot spot, String element) {
        PageRules rules = PageRules.parse("""
                {"rules": [{"path": "/", "select": ".o", "purpose": "ads", "surface": "s",
                  "explain": {"offer": "attr(data-sku)"}}]}""");
        DryRunReport report = read(DryRun.of(rules, "/").denying(purpose -> false), page);

        assertThat(report.rules().get(0).offers()).singleElement().satisfies(offer -> {
            assertThat(offer.spot()).isEqualTo(spot);
            assertThat(offer.element()).isEqualTo(element);
        });
    }

    @Test
    void a_rule_that_matches_nothing_says_so() {
        DryRunReport report = read(cart(), "<P id=Picks>x</P>");

        assertThat(rule(report, "/rules/0").matchesNothing()).isTrue();
        assertThat(rule(report, "/rules/2").matchesNothing()).isFalse();
        assertThat(rule(report, "/rules/2").matches())
                .extracting(Match::element)
                .containsExactly("p");
    }

    @Test
    void an_element_is_told_once_however_often_a_browser_opens_it_again() {
        PageRules bold =
                PageRules.parse("{\"rules\": [{\"path\": \"/\", \"select\": \"b, tbody\", \"purpose\": \"ads\"}]}");
        DryRunReport report =
                read(DryRun.of(bold, "/").denying(purpose -> false), "<p><b>a<p>b<p>c</b><table><tr><td>d</table>");

        assertThat(report.rules().get(0).matches()).extracting(Match::element).containsExactly("b", "tbody");
    }

    @Test
    void what_goes_otherwise_than_the_rules_say_is_told_with_its_place() {
        String ambiguous = "<p>x</p>\r\n<div><noscript><div class=banner>x</noscript></div></div>";
        DryRunReport report = read(cart(), ambiguous);

        assertThat(report.deviations()).hasSize(1);
        assertThat(report.deviations().get(0).place().line()).isEqualTo(2);
        assertThat(report.deviations().get(0).what()).startsWith("the markup can be read in two ways");
        assertThat(report.deviations().get(0).rule()).isEqualTo(Optional.empty());
        assertThat(adapted.toString(StandardCharsets.UTF_8)).doesNotContain("banner");
    }

    @Test
    void a_page_in_which_markup_cannot_be_found_is_left_out_and_told() {
        DryRunReport report = read(cart(), PAGE, StandardCharsets.UTF_16BE);

        assertThat(report.deviations())
                .extracting(Deviation::what)
                .singleElement()
                .asString()
                .contains("charset");
        assertThat(adapted.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"'a\nb\n<p>', 3, 1", "'a\r\nb\r\n<p>', 3, 1", "'a\rb\r<p>', 3, 1", "\u00e4\u00f6<p>, 1, 3", "<p>, 1, 1"
    })
    void lines_end_as_editors_end_them_and_columns_are_characters(String page, int line, int column) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
            Place place = rule(read(cart(), page, charset), "/rules/2")
                    .matches()
                    .get(0)
                    .place();

            assertThat(place.line()).isEqualTo(line);
            assertThat(place.column()).isEqualTo(column);
        }
    }

    @Test
    void a_path_that_cannot_be_told_matches_every_rule_as_it_does_in_the_shop() {
        DryRunReport report = read(DryRun.of(RULES, "/x/%2e%2e/%2Fstart"), PAGE);

        assertThat(report.rules()).allMatch(RuleReport::aboutPage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cart", "", "/cart?x=1", "/cart#top", "/ca rt"})
    void what_is_no_path_is_refused(String path) {
        assertThatThrownBy(() -> DryRun.of(RULES, path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as /cart");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.example", "https://shop.example/", "ftp://shop.example"})
    void what_is_no_origin_is_refused(String origin) {
        assertThatThrownBy(() -> cart().from(origin))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as https://shop.example");
    }
}
