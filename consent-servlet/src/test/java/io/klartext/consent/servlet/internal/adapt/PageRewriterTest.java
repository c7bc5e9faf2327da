package io.klartext.consent.servlet.internal.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left out of a page, and that the rest of it is sent as it is: the traps of the contract that concern markup. */
class PageRewriterTest {

    private static String without(String select, String page) {
        Rewriting rules = Rewriting.rules().remove(select);
        String whole = rules.of(page);
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        assertThat(new String(rules.inChunks(bytes, 1), StandardCharsets.UTF_8)).isEqualTo(whole);
        assertThat(rules.incidents).doesNotContain(Incident.FAILED);
        return whole;
    }

    @Test
    void a_denied_block_is_never_sent_and_the_rest_is_sent_as_it_is() {
        assertThat(without("div#x", "<!DOCTYPE html>a<div id=x>secret<div>more</div></div ><p>b</p>\n"))
                .isEqualTo("<!DOCTYPE html>a<p>b</p>\n");
        assertThat(without("div#x", "<p>a</p> <div id='y'>b</div> <!-- <div id=x> --> </body></html>\r\n"))
                .isEqualTo("<p>a</p> <div id='y'>b</div> <!-- <div id=x> --> </body></html>\r\n");
        assertThat(without("img", "a<img src=x>b<IMG/>c")).isEqualTo("abc");
    }

    @Test
    void a_replacement_stands_in_its_place() {
        Rewriting rules =
                Rewriting.rules().replace("#x", "<p>neutral \u00e4</p>").remove(".y");
        assertThat(rules.of("a<div id=x>secret</div>b<div class=y id=x></div><i class=y>s</i>c"))
                .isEqualTo("a<p>neutral &#228;</p>b<p>neutral &#228;</p>c");
    }

    @Test
    void what_a_denied_block_closes_is_closed_without_it() {
        assertThat(without("#x", "<P>a<div id=x>secret</div>b")).isEqualTo("<P>a</p>b");
        assertThat(without("#x", "<ul><li>a<li id=x>secret<li>c</ul>")).isEqualTo("<ul><li>a</li><li>c</ul>");
        assertThat(without("#x", "<table><tr><td>a<tr id=x><td>secret<tr><td>c</table>"))
                .isEqualTo("<table><tr><td>a</td></tr><tr><td>c</table>");
        assertThat(without("body", "<head><title>a</title></body>secret")).isEqualTo("<head><title>a</title></head>");
        assertThat(without("div > b", "<div><p>a<b></p><table><colgroup></br>secret"))
                .isEqualTo("<div><p>a<b></p><table><colgroup></colgroup></table></div>");
    }

    @Test
    void a_block_ends_where_a_browser_ends_it() {
        assertThat(without("p", "a<p>secret<div>b</div>c")).isEqualTo("a<div>b</div>c");
        assertThat(without("option.x", "<select><option>a<option class=x>secret<option>c</select>"))
                .isEqualTo("<select><option>a</option><option>c</select>");
        assertThat(without("dt", "<dl><dt>secret<dd>b</dl>")).isEqualTo("<dl><dd>b</dl>");
        assertThat(without("#x", "<div><div id=x>secret</p></span>secret</div>c</div>d"))
                .isEqualTo("<div>c</div>d");
        assertThat(without("#x", "<div><span id=x>secret</div>b")).isEqualTo("<div></div>b");
        assertThat(without("td.x", "<table><tr><td class=x>secret<td>b</table>"))
                .isEqualTo("<table><tr><td>b</table>");
    }

    @Test
    void a_formatting_element_goes_on_where_a_browser_makes_it_again() {
        assertThat(without("b", "<p>a<b>secret<p>secret</b>d")).isEqualTo("<p>a</p>");
        assertThat(without("b", "<p>a<b>secret</b>d<p>e")).isEqualTo("<p>ad<p>e");
        assertThat(without("#x", "<b><div id=x>secret</b>secret</div>c")).isEqualTo("<b></b>c");
        assertThat(without("a", "a<a>secret<a>secret</a>d")).isEqualTo("ad");
    }

    @Test
    void what_a_browser_moves_out_of_a_table_is_found_where_it_goes() {
        assertThat(without("div > i", "<div><table><i>secret</i><tr><td>b</table></div>"))
                .isEqualTo("<div><table><tr><td>b</table></div>");
    }

    @Test
    void a_denied_block_without_an_end_takes_the_rest_and_the_page_is_closed() {
        assertThat(without("#x", "<html><body><div><p>a</p><span><b id=x>secret"))
                .isEqualTo("<html><body><div><p>a</p><span></span></div></body></html>");
        assertThat(without("#x", "<body class=a><div id=x>secret</body></html>secret"))
                .isEqualTo("<body class=a></body>");
    }

    @Test
    void the_body_itself_can_be_denied() {
        assertThat(without("body.x", "<html><head></head><body class=x>secret</html>"))
                .isEqualTo("<html><head></head></html>");
        Rewriting rules = Rewriting.rules().remove("body.x");
        assertThat(rules.of("<body>a<div>b<body class=x>secret")).isEqualTo("<body>a<div>b</div></body>");
        assertThat(rules.incidents).containsExactly(Incident.AMBIGUOUS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- <div id=x>a</div> -->",
                "<!--[if IE]><div id=x>a</div><![endif]-->",
                "<!-- -- > <div id=x> -->",
                "<!-- --!<div id=x>--!>",
                "<!---!><div id=x>-->",
                "<!--!><div id=x>-->",
                "<!-><! <div id=x>",
                "<?php echo '<div id=x' ?>",
                "<! <div id=x ><p>",
                "</ <div id=x >",
                "<!DOCTYPE html PUBLIC '<div id=x'>",
                "<script>document.write('<div id=x>a</div>')</script>",
                "<script><!-- <script> </script> <div id=x> --></script>",
                "<script>/* </scriptx> </scrip <div id=x> */</script>",
                "<style>a:after{content:'<div id=x>'}</style>",
                "<textarea><div id=x></textarea>",
                "<title><div id=x></title>",
                "<xmp><div id=x></xmp>",
                "<iframe><div id=x></iframe>",
                "<noembed><div id=x></noembed>",
                "<noframes><div id=x></noframes>",
                "<plaintext><div id=x></plaintext><div id=x>",
                "<svg><![CDATA[<div id=x>]] > ]]></svg>",
                "<a title='<div id=x>' alt=\"<div id=x>\" b=<div id=y>",
                "<p a=b id=y id=x>",
                "<p a='>' x=id=x>",
                "< div id=x>a</div>",
                "<div\u00a0id=x>",
                "<div data-id=x ids=x id= y>",
                "<div id=X>",
                "&lt;div id=x&gt;",
                "<"
            })
    void what_is_no_tag_to_a_browser_is_sent_as_it_is(String page) {
        assertThat(without("#x", page)).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div id=x>secret</div>",
                "<DIV ID=x>secret</DIV>",
                "<div\nid\t=\r\n'x'\f>secret</div>",
                "<div id=\"x\"class=a>secret</div>",
                "<div/id=x>secret</div>",
                "<div a=b/ id=x>secret</div>",
                "<div id=x id=y>secret</div>",
                "<div id=&#120;>secret</div>",
                "<div id='&#x78;'>secret</div>",
                "<div id=&#x00078>secret</div>",
                "<div a='>' id=x>secret</div>",
                "<div =a id=x>secret</div>",
                "<div id=x <b>secret</div>",
                "<custom-x id=x>secret</custom-x>",
                "<svg id=x><g>secret</svg>",
                "<script id=x>secret</script>",
                "<textarea id=x>secret</textarea>",
                "<template id=x>secret</template>",
                "<noscript id=x>secret</noscript>",
                "<table id=x>secret<tr><td>secret</table>",
                "<div id=x>secret<!-- </div> -->secret</div>",
                "<div id=x>secret<script>'</div>'</script>secret</div>",
                "<div id=x>secret<a title='</div>'>secret</a></div>"
            })
    void a_tag_is_found_however_it_is_written(String block) {
        assertThat(without("#x", "<i>a</i>" + block + "<i>b</i>")).isEqualTo("<i>a</i><i>b</i>");
    }

    @Test
    void cdata_is_only_known_in_svg_and_mathml() {
        assertThat(without("#x", "<p><![CDATA[ <div id=x>secret</div> ]]>"))
                .isEqualTo("<p><![CDATA[ <div id=x>secret</div> ]]>");
        assertThat(without("#x", "<svg><desc><![CDATA[<div id=x>]]></desc></svg>"))
                .isEqualTo("<svg><desc><![CDATA[<div id=x>]]></desc></svg>");
    }

    @Test
    void markup_in_svg_is_html_again_where_a_browser_says_so() {
        assertThat(without("#x", "<svg><foreignObject><div id=x>secret</div></foreignObject><g/></svg>"))
                .isEqualTo("<svg><foreignObject></foreignObject><g/></svg>");
        assertThat(without("#x", "<svg><g id=x>secret<div>b</div>")).isEqualTo("<svg></svg><div>b</div>");
        assertThat(without("#x", "<svg><title><b id=x>secret</b></title></svg>c"))
                .isEqualTo("<svg><title></title></svg>c");
        assertThat(without("#x", "<svg><path id=x />a</svg>")).isEqualTo("<svg>a</svg>");
    }

    @Test
    void a_fragment_for_a_script_is_read_like_one() {
        assertThat(without("tr.x", " <tr><td>a</td></tr><tr class=x><td>secret</td></tr><tr><td>c"))
                .isEqualTo(" <tr><td>a</td></tr><tr><td>c");
        assertThat(without("td.x", "<td>a<td class=x>secret<td>c")).isEqualTo("<td>a</td><td>c");
    }

    @Test
    void a_tag_that_browsers_ignore_is_not_ignored_where_it_is_denied() {
        Rewriting rules = Rewriting.rules().remove("tr.x");
        assertThat(rules.of("<div>a<p>b<tr class=x><td>secret</p>d</div>c")).isEqualTo("<div>a<p>b</p>d</div>c");
    }

    @Test
    void selectors_follow_the_elements_that_are_open() {
        String page = "<div class='a b'><p>1</p><ul><li>2</li></ul></div><p>3</p>";
        assertThat(without(".a p", page)).isEqualTo("<div class='a b'><ul><li>2</li></ul></div><p>3</p>");
        assertThat(without("div.a.b > p, li", page)).isEqualTo("<div class='a b'><ul></ul></div><p>3</p>");
        assertThat(without("div > li", page)).isEqualTo(page);
        assertThat(without("body > p", page)).isEqualTo("<div class='a b'><p>1</p><ul><li>2</li></ul></div>");
        assertThat(without("html>body>div>ul li", page)).isEqualTo("<div class='a b'><p>1</p><ul></ul></div><p>3</p>");
        assertThat(without("table > tr", "<table><tr><td>1</table>")).isEqualTo("<table><tr><td>1</table>");
        assertThat(without("tbody > tr", "<table><tr><td>1</table>")).isEqualTo("<table></table>");
        assertThat(without("[DATA-x]", "<p data-X>1</p><p>2</p>")).isEqualTo("<p>2</p>");
        assertThat(without("[a='b c']", "<p a='b c'>1</p><p a='b  c'>2</p>")).isEqualTo("<p a='b  c'>2</p>");
        assertThat(without("[href^='/ads?a=1&b']", "<a href='/ads?a=1&b=2'>1</a><a href=/a>2</a>"))
                .isEqualTo("<a href=/a>2</a>");
        assertThat(without(".\u00e4", "<p class='a &auml; b'>1</p><p class='\u00e4'>2</p><p class=a\u00e4>3</p>"))
                .isEqualTo("<p class=a\u00e4>3</p>");
    }

    @Test
    void many_rules_are_matched_at_once() {
        Rewriting rules = Rewriting.rules();
        StringBuilder page = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            rules.remove("div > p#a" + i + " b, section i.c" + i);
            page.append("<div><p id=a").append(i).append("><b>secret</b></p></div>");
        }
        assertThat(rules.of(page.toString())).doesNotContain("secret").contains("<div><p id=a299></p></div>");
    }

    @Test
    void an_attribute_that_cannot_be_read_for_certain_counts_as_denied() {
        assertThat(without(".x", "<p class='a&rarr;'>secret</p><p class=b>c</p>"))
                .isEqualTo("<p class=b>c</p>");
        assertThat(without("#x", "<p id='y&rarr;'>a</p>")).isEqualTo("<p id='y&rarr;'>a</p>");
        assertThat(without("#xz", "<p id='x&rarr;'>secret</p>c")).isEqualTo("c");
    }

    @Test
    void a_tag_that_is_too_long_to_be_known_counts_as_denied() {
        String data = "x".repeat(Tag.LONGEST);
        Rewriting rules = Rewriting.rules().remove("#x");
        assertThat(rules.of("a<img src='" + data + "'>b<img id=y src='" + data + "'>c<p title='" + data
                        + "' id=x>secret</p>d"))
                .isEqualTo("ab<img id=y src='" + data + "'>cd");
        assertThat(rules.incidents).containsExactly(Incident.UNCERTAIN_TAG, Incident.UNCERTAIN_TAG);
        String page = "a<img src='" + data + "'>b<svg><path d='" + data + "'/></svg></p " + data + ">";
        assertThat(Rewriting.rules().allow("#x").of(page)).isEqualTo(page);
        assertThat(without("div#x", page)).isEqualTo(page);
        assertThat(without("#x", "<p>a<b id=x>secret</p " + data + ">secret"))
                .startsWith("<p>a</p x")
                .doesNotContain("secret");
    }

    @Test
    void a_name_that_is_too_long_ends_the_page_where_something_is_denied_and_the_adapting_elsewhere() {
        String page = "<p>a<b" + "x".repeat(2 * Tag.LONGEST) + ">b<i id=x>c</i>";
        assertThat(without("#x", page)).isEqualTo("<p>a</p>");
        assertThat(Rewriting.rules().allow("#x").of(page)).isEqualTo(page);
    }

    @Test
    void a_page_that_ends_in_a_tag_does_not_send_what_may_be_denied() {
        assertThat(without("#x", "a<div id=x data-y='secret")).isEqualTo("a");
        assertThat(without("#x", "<p>a<div id='xsecret")).isEqualTo("<p>a</p>");
        assertThat(without("#x", "<p>a<div id=y title='b")).isEqualTo("<p>a<div id=y title='b");
        assertThat(without("#x", "<p>a<di")).isEqualTo("<p>a<di");
    }

    @Test
    void what_is_nested_too_deeply_is_not_followed() {
        String deep = "<div>".repeat(600);
        Rewriting denies = Rewriting.rules().remove("#x");
        assertThat(denies.of("<p>a</p>" + deep + "<p id=x>secret"))
                .doesNotContain("secret")
                .startsWith("<p>a</p><div>");
        assertThat(denies.incidents).containsExactly(Incident.TOO_DEEP);
        Rewriting allows = Rewriting.rules().allow("#x");
        assertThat(allows.of(deep + "<p id=x>b")).isEqualTo(deep + "<p id=x>b");
        assertThat(without("#x", "<b>".repeat(400) + "<i id=x>secret")).doesNotContain("secret");
    }

    @Test
    void scripts_of_a_denied_address_are_not_sent() {
        Rewriting rules = Rewriting.rules()
                .allow("#x")
                .scripts((src, base) -> src.equals("/ads.js") || "https://ads.example/".equals(base));
        assertThat(rules.of("<script src=/ads.js>1</script><script src='/a.js'></script><script>'/ads.js'</script>"
                        + "<script src='/ads&period;js'></script><p src=/ads.js>"))
                .isEqualTo("<script src='/a.js'></script><script>'/ads.js'</script><p src=/ads.js>");
        assertThat(rules.of("<svg><script href=/ads.js></script><script xlink:href='/b.js'/></svg>"))
                .isEqualTo("<svg><script xlink:href='/b.js'/></svg>");
        assertThat(rules.of("<base href='https://ads.example/'><base href=/><script src=x></script>a"))
                .isEqualTo("<base href='https://ads.example/'><base href=/>a");
    }

    @Test
    void the_charset_of_the_header_counts_whatever_the_page_says() {
        Charset windows = PageCharset.of("iso-8859-1").orElseThrow();
        assertThat(windows.name()).isEqualTo("windows-1252");
        byte[] page = "<meta charset=utf-8><p id='\u20ac'>secret</p><p>\u20ac</p>".getBytes(windows);
        assertThat(Rewriting.rules().charset(windows).remove("[id='\u20ac']").of(page))
                .isEqualTo("<meta charset=utf-8><p>\u20ac</p>".getBytes(windows));
        assertThat(Rewriting.rules()
                        .charset(Charset.forName("Shift_JIS"))
                        .remove("#\u8868")
                        .of("<p id=\u8868>\u8868</p>\u8868"))
                .isEqualTo("\u8868");
        assertThat(without("#\u8868", "\ufeff<p id=\u8868>1</p>2")).isEqualTo("\ufeff2");
        byte[] marked = "\ufeff<p id=\u8868>1</p>2".getBytes(StandardCharsets.UTF_8);
        assertThat(Rewriting.rules().charset(windows).remove("#\u8868").of(marked))
                .as("a byte order mark counts more than the header")
                .isEqualTo("\ufeff2".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_page_in_which_tags_cannot_be_found_is_not_sent_where_something_is_denied() {
        for (String label :
                List.of("UTF-16", "utf-16le", "utf-32", "iso-2022-jp", "utf-7", "ibm037", "no-such", "\u00e4", "")) {
            assertThat(PageCharset.of(label)).as(label).isEmpty();
        }
        for (String label :
                List.of("utf-8", "UTF8", "us-ascii", "windows-1251", "gb18030", "big5", "euc-jp", "koi8-r")) {
            assertThat(PageCharset.of(label)).as(label).isPresent();
        }
        Rewriting denies = Rewriting.rules().remove("#x").unreadable();
        assertThat(denies.of("<p id=x>secret</p>")).isEmpty();
        assertThat(denies.incidents).containsExactly(Incident.UNREADABLE);
        assertThat(Rewriting.rules().allow("#x").unreadable().of("<p id=x>a</p>"))
                .isEqualTo("<p id=x>a</p>");
        byte[] marked = "\ufeff<p id=x>secret</p>".getBytes(StandardCharsets.UTF_16LE);
        assertThat(Rewriting.rules().remove("#y").of(marked)).hasSizeLessThan(2);
        assertThat(Rewriting.rules().allow("#y").of(marked)).isEqualTo(marked);
    }

    @Test
    void what_is_certain_is_sent_at_once() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PageRewriter rewriter = Rewriting.rules().remove("#x").over(out)) {
            rewriter.write("a<p>b</p>c<di".getBytes(StandardCharsets.UTF_8));
            rewriter.flush();
            assertThat(out).hasToString("a<p>b</p>c");
            rewriter.write('v');
            assertThat(out).hasToString("a<p>b</p>c");
            rewriter.write(">d".getBytes(StandardCharsets.UTF_8));
            assertThat(out).hasToString("a<p>b</p>c<div>d");
        }
        PageRewriter closed = Rewriting.rules().remove("#x").over(out);
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.write(1)).isInstanceOf(IOException.class);
    }

    @Test
    void an_explanation_that_cannot_be_had_is_left_out() throws IOException {
        List<Incident> incidents = new ArrayList<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PageDecisions decisions = new PageDecisions(
                List.of(PageDecisions.Block.ALLOWED),
                (rule, offer) -> {
                    throw new IllegalStateException("no words");
                },
                "",
                "",
                null,
                (rule, offset, incident) -> {
                    assertThat(rule).isZero();
                    assertThat(offset).isEqualTo(14);
                    incidents.add(incident);
                });
        PagePlan plan = new PagePlan(List.of(new BlockPlan(Selector.parse("p"), "id", null, null)));
        try (PageRewriter rewriter =
                new PageRewriter(out, plan, decisions, PageContext.of(StandardCharsets.UTF_8, base -> false))) {
            rewriter.write("<p id=a>offers</p>".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(out).hasToString("<p id=a>offers</p>");
        assertThat(incidents).containsExactly(Incident.UNEXPLAINED);
    }
}
