package io.klartext.consent.servlet.internal.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Into what nothing is put of what belongs around a page, and what is not cut. */
class PutInTest {

    private static Rewriting rules() {
        return Rewriting.rules()
                .explain("li[data-sku]", null, null)
                .endOfHead("HEAD")
                .startOfBody("BODY");
    }

    private static String of(Rewriting rules, String page) {
        String sent = rules.of(page);
        assertThat(new String(rules.inChunks(page.getBytes(StandardCharsets.UTF_8), 1), StandardCharsets.UTF_8))
                .isEqualTo(sent);
        return sent;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ok\":true,\"html\":\"<b>x</b>\"}",
                " [1]",
                "var a = '<html><head></head><body>';",
                "\ufeff{\"ok\":true}",
                "<!-- a -->{}",
                "< 3"
            })
    void what_begins_with_text_may_be_no_page(String data) {
        assertThat(of(rules(), data)).isEqualTo(data);
    }

    @Test
    void its_offers_are_explained_all_the_same() {
        assertThat(of(rules(), "a<ul><li data-sku=7>b</ul>")).isEqualTo("a<ul><li data-sku=7>b{7}</ul>");
    }

    @Test
    void a_page_is_one_by_its_doctype_or_first_tag() {
        assertThat(of(rules(), "<!DOCTYPE html>a")).isEqualTo("<!DOCTYPE html>HEADBODYa");
        assertThat(of(rules(), " <p>a")).isEqualTo(" HEADBODY<p>a");
        assertThat(of(rules(), "<title>x</title>a")).isEqualTo("<title>x</title>HEADBODYa");
    }

    @Test
    void nothing_is_put_in_that_a_base_would_lead_elsewhere() {
        String page = "<head><base href=//cdn.example></head><body><ul><li data-sku=7>b</ul>";
        Rewriting rules = rules().everyBaseLeadsElsewhere();

        assertThat(of(rules, page)).isEqualTo(page);
        assertThat(rules.incidents).contains(Incident.ELSEWHERE);
        assertThat(of(rules(), page)).contains("HEAD", "BODY", "{7}");
    }

    @Test
    void an_escape_in_a_charset_that_no_header_says_may_make_text_of_what_looks_like_markup() {
        String page = "<meta charset=iso-2022-jp><p>\u001b$B<+E><V\u001b(B<div id=x>secret</div>";
        Rewriting notSaid = Rewriting.rules().remove("#x").charsetIsNotSaid();

        assertThat(of(notSaid, page)).doesNotContain("secret");
        assertThat(notSaid.incidents).contains(Incident.UNREADABLE);
        assertThat(of(Rewriting.rules().remove("#x").charsetIsNotSaid(), "a<div id=x>secret</div>b"))
                .isEqualTo("ab");
    }

    @Test
    void what_may_be_a_file_is_never_cut() {
        for (String endless : List.of("<int>".repeat(600), "<" + "a".repeat(100_000))) {
            Rewriting guessed = Rewriting.rules().remove("#x").isGuessed();
            String file = "a<i id=x>k</i>b" + endless + "c";

            assertThat(of(guessed, file)).isEqualTo("ab" + endless + "c");
        }
        assertThat(of(Rewriting.rules().remove("#x").isGuessed(), "a<div id=x>" + "<int>".repeat(600) + "secret</div>"))
                .as("but in what is denied")
                .isEqualTo("a");
    }
}
