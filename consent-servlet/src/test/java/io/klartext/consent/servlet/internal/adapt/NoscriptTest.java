package io.klartext.consent.servlet.internal.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same page is read in two ways: with scripts and without. What is denied is sent to neither. */
class NoscriptTest {

    private static String without(String select, String page) {
        Rewriting rules = Rewriting.rules().remove(select);
        String sent = rules.of(page);
        assertThat(new String(rules.inChunks(page.getBytes(StandardCharsets.UTF_8), 1), StandardCharsets.UTF_8))
                .as("one byte after the other")
                .isEqualTo(sent);
        assertThat(rules.incidents).doesNotContain(Incident.FAILED);
        return sent;
    }

    @Test
    void readers_without_scripts_are_not_shown_what_is_denied() {
        assertThat(without("#x", "<noscript><img id=x>b</noscript>c")).isEqualTo("<noscript>b</noscript>c");
        assertThat(without("#x", "<head><noscript><img id=x></noscript><title>a</title></head>"))
                .isEqualTo("<head><noscript></noscript><title>a</title></head>");
        assertThat(without("#x", "<div><noscript><p id=x>secret<b></noscript>secret</div>c"))
                .as("for the one it ends here, for the other it does not")
                .isEqualTo("<div><noscript></noscript></div>c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- </noscript> -->",
                "<b y=</noscript>",
                "<b y='</noscript>'>",
                "<b y</noscript>",
                "<b</noscript>",
                "<style></noscript></style>"
            })
    void an_end_that_only_one_of_them_sees_in_what_is_denied_is_the_end_of_what_is_sent(String hidden) {
        assertThat(without("#x", "<div><noscript><p id=x>secret" + hidden + "secret</p></noscript>secret</div>c"))
                .isEqualTo("<div><noscript></noscript></div>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<style>.a{}",
                "<iframe src=x>",
                "<iframe src=x />",
                "<textarea>",
                "<title>x",
                "<script>'</scrip'",
                "<script><!--<script>",
                "<form action=/x>",
                "<template>",
                "<template><table><template>",
                "<noscript>",
                "<object><b>",
                "<table><tr><td>",
                "<table>",
                "<select><option>",
                "<svg>",
                "<svg><desc><noscript>",
                "<math><mi>"
            })
    void what_is_left_open_in_it_does_not_reach_behind_its_end(String open) {
        for (String where :
                new String[] {"<!DOCTYPE html><head>", "<!DOCTYPE html><body>", "<!DOCTYPE html><body><div>"}) {
            String before = where + "<noscript>" + open + "</noscript>";
            for (String select : new String[] {".x", "form#f .x", "form#f > .x"}) {
                String page = before + "<form id=f><p class=x>secret</p>a</form>b";
                assertThat(without(select, page)).as(select).isEqualTo(before + "<form id=f>a</form>b");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<noscript><!-- </noscript><p id=x>secret</p><!-- --></noscript>a",
                "<noscript><img alt='</noscript><p id=x>secret</p>'></noscript>a",
                "<noscript><plaintext></noscript><p id=x>secret</p>",
                "<noscript><style></noscript><script>'</style><p id=x>secret</p>'</script>",
                "<noscript><style></noscript><!-- </style><p id=x>secret</p> -->",
                "<noscript><svg><![CDATA[</noscript><p id=x>secret</p>]]>"
            })
    void where_the_two_readings_part_nothing_more_is_sent(String page) {
        Rewriting rules = Rewriting.rules().remove("#x");

        assertThat(rules.of("<div>" + page)).doesNotContain("secret").endsWith("</div>");
        assertThat(rules.incidents).containsExactly(Incident.AMBIGUOUS);
        assertThat(without("#x", "<div>" + page)).isNotNull();
    }

    @Test
    void what_a_formatting_element_ends_may_go_on_without_scripts() {
        assertThat(without(".x", "<div><a href=/><noscript><div class=x>one</noscript></a>secret</div>b"))
                .doesNotContain("one", "secret")
                .endsWith("</div>b");
    }

    @Test
    void behind_it_a_template_is_read_as_behind_any_content() {
        assertThat(without(".x", "<template><noscript></noscript><tr><div class=x>a<td>secret</div></template>b"))
                .doesNotContain("secret");
    }

    @Test
    void a_base_that_not_everybody_has_says_nothing() {
        for (String base :
                new String[] {"<template><base href=//e></template>", "<noscript><base href=//e></noscript>"}) {
            Rewriting rules = Rewriting.rules().startOfBody("NOTICE").everyBaseLeadsElsewhere();
            assertThat(rules.of("<head>" + base + "</head><body>a")).endsWith("<body>NOTICEa");
        }
    }

    @Test
    void a_page_of_which_nothing_is_denied_stays_as_it_is() {
        String page = "<div><noscript><!-- </noscript><p data-sku=1>a</p> --></noscript></div>";
        Rewriting rules = Rewriting.rules().allow("#x");

        assertThat(rules.of(page)).isEqualTo(page);
        assertThat(rules.incidents).isEmpty();
    }
}
