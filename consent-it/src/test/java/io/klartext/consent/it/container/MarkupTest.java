package io.klartext.consent.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pages that look otherwise to a browser than at first sight, through the whole filter on each container. */
@OnEveryServer
class MarkupTest {

    private final Site site;

    MarkupTest(Site site) {
        this.site = site;
    }

    @Test
    void trap_9_a_page_of_eight_megabytes_is_adapted_from_its_first_to_its_last_byte() {
        String page = new Person(site).get("/markup/huge").text();

        assertThat(page).doesNotContain("id=picks").endsWith("</main></body>");
        assertThat(page.split("<p class=filler>", -1)).hasSize(1 + 4_999);
        assertThat(Person.allowing(site).get("/markup/huge").text().split("<p class=filler>", -1))
                .hasSize(1 + 10_000);
    }

    @Test
    void trap_11_the_charset_of_the_header_counts_and_not_the_one_of_the_page() {
        assertThat(new Person(site).get("/markup/charset").bytes())
                .contains("<p title='Gruss'>M\u00fcller</p>")
                .doesNotContain("denied", "Gr\u00fc");
        assertThat(Person.allowing(site).get("/markup/charset").bytes())
                .contains("<p title='Gr\u00fc\u00dfe'>denied</p>");
    }

    @Test
    void trap_12_text_that_looks_like_markup_is_none() {
        String page = new Person(site).get("/markup/text").text();

        assertThat(page)
                .contains(IntStream.rangeClosed(1, 10)
                        .mapToObj(i -> "<div id=picks>kept " + i)
                        .toList())
                .contains("<p>after</p>")
                .doesNotContain("denied");
    }

    @Test
    @Tag("GDPR-7.3")
    void trap_13_tags_that_are_cut_unclosed_mis_nested_or_twice_there_are_followed_as_a_browser_does() {
        String page = new Person(site).get("/markup/untidy").text();

        assertThat(page)
                .contains("before<B>bold<I>both</B>slanted</I>", "<p>after", "<em>end")
                .doesNotContain("denied", "sku-", "picks");
    }

    @Test
    @Tag("DSA-26.1")
    void trap_16_a_link_stands_where_the_browsers_parser_leaves_it() {
        String page = Person.allowing(site).get("/markup/rows").text();

        assertThat(page)
                .containsSubsequence(
                        "<td>one<td>two <span class=\"klartext-why\">",
                        "<tr data-sku=sku-2><td>three <span class=\"klartext-why\">",
                        "</td></tr></table>",
                        "<li data-sku=sku-3>four <span class=\"klartext-why\">",
                        "<li data-sku=sku-4>five <span class=\"klartext-why\">",
                        "</ul>");
        assertThat(page.split("<consent-why>", -1)).hasSize(1 + 4);
    }
}
