package io.klartext.consent.servlet.internal.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where the explanation of an offer goes: where a browser leaves it, trap 16 of the contract. */
class ExplanationsTest {

    private static String explained(String select, String page) {
        return explained(select, null, null, page);
    }

    private static String explained(String select, @Nullable String per, @Nullable String into, String page) {
        Rewriting rules = Rewriting.rules().explain(select, per, into);
        String whole = rules.of(page);
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        assertThat(new String(rules.inChunks(bytes, 1), StandardCharsets.UTF_8)).isEqualTo(whole);
        assertThat(new String(rules.inChunks(bytes, 7), StandardCharsets.UTF_8)).isEqualTo(whole);
        return whole;
    }

    @Test
    void an_explanation_goes_to_the_end_of_its_element() {
        assertThat(explained("div.o", "<div class=o data-sku=a><p>x</p> </div>after"))
                .isEqualTo("<div class=o data-sku=a><p>x</p> {a}</div>after");
        assertThat(explained("p", "<p data-sku=a>x<p data-sku='b'>y<div>z</div>"))
                .isEqualTo("<p data-sku=a>x{a}<p data-sku='b'>y{b}<div>z</div>");
        assertThat(explained("div", "<div data-sku=a>no end")).isEqualTo("<div data-sku=a>no end{a}");
    }

    @Test
    void each_offer_in_a_block_has_its_own() {
        assertThat(explained(
                        "#b",
                        ".o",
                        null,
                        "<i class=o data-sku=z></i><div id=b><b class=o data-sku=a>1</b><b"
                                + " class=o data-sku=b>2</b></div><b class=o data-sku=c>3</b>"))
                .isEqualTo(
                        "<i class=o data-sku=z></i><div id=b><b class=o data-sku=a>1{a}</b><b class=o data-sku=b>2{b}</b>"
                                + "</div><b class=o data-sku=c>3</b>");
    }

    @Test
    void in_a_row_it_goes_into_the_last_cell() {
        assertThat(explained(
                        "#t",
                        "tr",
                        null,
                        "<table id=t><tr data-sku=a><td>1</td> <td>2</td>\n</tr> <tr data-sku=b><td>3"
                                + "<td>4<tr data-sku=c><th>5</th></table>"))
                .isEqualTo("<table id=t><tr data-sku=a><td>1</td> <td>2{a}</td>\n</tr> <tr data-sku=b><td>3<td>4{b}"
                        + "<tr data-sku=c><th>5{c}</th></table>");
    }

    @Test
    void in_a_table_it_goes_into_the_last_cell_of_the_last_row() {
        assertThat(explained(
                        "table", "<table data-sku=a><tbody><tr><td>1</td></tr><tr><td>2</td></tr></tbody></table>x"))
                .isEqualTo("<table data-sku=a><tbody><tr><td>1</td></tr><tr><td>2{a}</td></tr></tbody></table>x");
        assertThat(explained("tbody", "<table><tbody data-sku=a><tr><td>1</td><tr></tbody><tbody><tr><td>2</table>"))
                .isEqualTo("<table><tbody data-sku=a><tr><td>1{a}</td><tr></tbody><tbody><tr><td>2</table>");
    }

    @Test
    void both_a_table_and_its_rows_can_be_explained() {
        Rewriting rules = Rewriting.rules().explain("table", null, null).explain("tr", null, null);
        assertThat(rules.of("<table data-sku=t><tr data-sku=r><td>1</td></tr></table>"))
                .isEqualTo("<table data-sku=t><tr data-sku=r><td>1{r}{t}</td></tr></table>");
    }

    @Test
    void a_table_in_a_cell_is_no_cell_of_the_row() {
        assertThat(explained(
                        "tr.o",
                        "<table><tr class=o data-sku=a><td><table><tr><td>x</td></tr></table></td></tr></table>"))
                .isEqualTo("<table><tr class=o data-sku=a><td><table><tr><td>x</td></tr></table>{a}</td></tr></table>");
    }

    @Test
    void in_a_list_it_goes_into_the_last_item() {
        assertThat(explained("ul", "<ul data-sku=a><li>1</li><li>2<ul><li>3</li></ul></li> <!-- x --></ul>"))
                .isEqualTo("<ul data-sku=a><li>1</li><li>2<ul><li>3</li></ul>{a}</li> <!-- x --></ul>");
        assertThat(explained("dl", "<dl data-sku=a><dt>1<dd>2</dl>")).isEqualTo("<dl data-sku=a><dt>1<dd>2{a}</dl>");
    }

    @Test
    void it_goes_behind_a_link_or_button_not_into_it() {
        assertThat(explained("a", "<a data-sku=a href=/>x</a> y")).isEqualTo("<a data-sku=a href=/>x</a>{a} y");
        assertThat(explained("b", "<a href=/><b data-sku=a>x</b></a>y"))
                .isEqualTo("<a href=/><b data-sku=a>x</b></a>{a}y");
        assertThat(explained("img", "<img data-sku=a>x")).isEqualTo("<img data-sku=a>{a}x");
    }

    @Test
    void it_goes_where_the_rule_says() {
        assertThat(explained(
                        "#b", "tr", "td.w, th", "<table id=b><tr data-sku=a><td class=w>1</td><td>2</td></tr></table>"))
                .isEqualTo("<table id=b><tr data-sku=a><td class=w>1{a}</td><td>2</td></tr></table>");
        assertThat(explained("#b", "tr", ".none", "<table id=b><tr data-sku=a><td>1</td></tr></table>"))
                .as("where there is no such element, as if the rule said nothing")
                .isEqualTo("<table id=b><tr data-sku=a><td>1{a}</td></tr></table>");
    }

    @Test
    void nothing_is_put_where_a_browser_would_not_show_it() {
        for (String page : new String[] {
            "<select><option class=o data-sku=a>x</option></select>",
            "<select class=o data-sku=a><option>x</option></select>",
            "<svg><g class=o data-sku=a></g></svg>",
            "<math class=o data-sku=a></math>",
            "<textarea class=o data-sku=a></textarea>",
            "<script class=o data-sku=a></script>",
            "<template><div class=o data-sku=a>x</div></template>",
            "<table class=o data-sku=a><caption>x</caption></table>",
            "<table><tr class=o data-sku=a></tr></table>",
            "<ul class=o data-sku=a></ul>"
        }) {
            Rewriting rules = Rewriting.rules().explain(".o", null, null);
            assertThat(rules.of(page)).isEqualTo(page);
            assertThat(rules.incidents).containsExactly(Incident.NO_PLACE);
        }
        assertThat(explained(".o", "<!-- <p class=o data-sku=a>x</p> --><title><p class=o data-sku=a></p></title>"))
                .doesNotContain("{a}");
    }

    @Test
    void an_offer_without_an_id_is_not_explained() {
        for (String page :
                new String[] {"<p>x</p>", "<p data-sku>x</p>", "<p data-sku=' '>x</p>", "<p data-sku='&rarr;'>"}) {
            Rewriting rules = Rewriting.rules().explain("p", null, null);
            assertThat(rules.of(page)).isEqualTo(page);
            assertThat(rules.incidents).containsExactly(Incident.NO_OFFER);
        }
        assertThat(explained("p", "<p data-sku='a&amp;b'>x</p>")).isEqualTo("<p data-sku='a&amp;b'>x{a&b}</p>");
    }

    @Test
    void a_row_that_ends_too_late_is_explained_early() {
        String comment = "<!--" + "x".repeat(5000) + "-->";
        String page = "<table><tr class=o data-sku=a><td>1</td>" + comment + "<td>2</td></tr></table>";
        Rewriting rules = Rewriting.rules().explain(".o", null, null);
        String whole = rules.of(page);
        assertThat(whole)
                .isEqualTo("<table><tr class=o data-sku=a><td>1{a}</td>" + comment + "<td>2</td></tr></table>");
        assertThat(new String(rules.inChunks(page.getBytes(StandardCharsets.UTF_8), 1), StandardCharsets.UTF_8))
                .isEqualTo(whole);
        assertThat(rules.incidents).containsOnly(Incident.EARLY_PLACE);
    }

    @Test
    void cells_that_are_left_out_are_not_the_last_one() {
        Rewriting rules = Rewriting.rules().explain("tr", null, null).remove("td.x");
        assertThat(rules.of("<table><tr data-sku=a><td>1</td><td class=x>2</td></tr></table>"))
                .isEqualTo("<table><tr data-sku=a><td>1{a}</td></tr></table>");
    }

    @Test
    void what_is_put_in_fits_any_charset() {
        Rewriting rules = Rewriting.rules().charset(StandardCharsets.ISO_8859_1).explain("p", null, null);
        assertThat(rules.of("<p data-sku=\u00e4>x</p>")).isEqualTo("<p data-sku=\u00e4>x{&#228;}</p>");
    }

    @Test
    void the_head_and_the_body_get_what_the_page_needs() {
        Rewriting rules = Rewriting.rules().endOfHead("<H>").startOfBody("<B>");
        assertThat(rules.of("<!DOCTYPE html><html><head><title></head></title></head>\n<body class=a><p>x"))
                .isEqualTo("<!DOCTYPE html><html><head><title></head></title><H></head>\n<body class=a><B><p>x");
        assertThat(rules.of("<meta charset=utf-8>\n <p>x")).isEqualTo("<meta charset=utf-8>\n <H><B><p>x");
        assertThat(rules.of("\ufeff<title>a</title> text")).isEqualTo("\ufeff<title>a</title> <H><B>text");
        assertThat(rules.of("<!-- c --><!DOCTYPE html> <body>x<body>"))
                .isEqualTo("<!-- c --><!DOCTYPE html> <H><body><B>x<body>");
    }

    @Test
    void a_page_of_frames_gets_nothing_that_would_make_it_a_page_without() {
        Rewriting rules = Rewriting.rules().endOfHead("<H>").startOfBody("<B>");
        assertThat(rules.of("<html><head></head><frameset><frame></frameset>"))
                .isEqualTo("<html><head><H></head><frameset><frame></frameset>");
        assertThat(rules.of("<frameset><frame><noframes><body>x</noframes></frameset> y"))
                .isEqualTo("<H><frameset><frame><noframes><body>x</noframes></frameset> y");
    }
}
