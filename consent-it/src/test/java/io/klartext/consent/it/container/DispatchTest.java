package io.klartext.consent.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.it.container.app.Pages;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryServer
class DispatchTest {

    private final Site site;

    DispatchTest(Site site) {
        this.site = site;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/long?by=writer", "/long?by=letter", "/long?by=stream", "/page.jsp"})
    void trap_2_a_page_without_a_forward_arrives_whole(String path) {
        assertThat(site.get(path).text()).isEqualTo(Pages.adapted(Pages.LONG));
    }

    @ParameterizedTest
    @CsvSource({
        "request, /long?by=writer", "request, /long?by=letter", "request, /long?by=stream", "request, /page.jsp",
        "context, /long?by=writer", "context, /long?by=letter", "context, /long?by=stream", "context, /page.jsp"
    })
    void trap_2_a_forwarded_page_arrives_whole(String how, String to) {
        Reply page = site.get("/forward?how=" + how + "&to=" + to.replace("?", "%3F"));

        assertThat(page.text()).isEqualTo(Pages.adapted(Pages.LONG));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/static.html", "/forward?how=request&to=/static.html", "/forward?how=context&to=/static.html"})
    void trap_2_a_file_arrives_whole(String path) {
        assertThat(site.get(path).text())
                .isEqualTo(
                        Pages.adapted(site.get("/static.html", "X-Plain", "1").text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "how=wrapped&to=/long%3Fby=writer",
                "how=wrapped&to=/long%3Fby=letter",
                "how=wrapped&to=/long%3Fby=stream",
                "how=wrapped&to=/page.jsp",
                "how=named&to=/long",
                "how=named&to=/long&by=writer",
                "how=named&to=/long&by=letter",
                "how=request&to=/forward%3Fhow=named%26to=/long%26by=letter"
            })
    void trap_2_where_no_filter_sees_the_end_of_a_forward_only_what_was_uncertain_is_lost(String forward) {
        String page = site.get("/forward?" + forward).text();

        // Tomcat 11 stops listening to a response without closing what is wrapped around it
        assertThat(Pages.adapted(Pages.LONG)).startsWith(page);
        assertThat(page).endsWith(page.endsWith("-->") ? "<p>end</p>\n[[<!--end-->" : "<p>end</p>\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/long%3Fby=writer", "/page.jsp"})
    void trap_2_a_page_that_the_shop_captures_is_adapted_where_it_is_written(String to) {
        assertThat(site.get("/forward?how=captured-include&to=" + to).text())
                .isEqualTo(Pages.adapted("<body>" + Pages.LONG + "</body>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/long%3Fby=writer", "/page.jsp"})
    void trap_2_a_forward_that_the_shop_captures_works_where_it_did_without_the_filter(String to) {
        String path = "/forward?how=captured-forward&to=" + to;
        String plain = site.get(path, "X-Plain", "1").text();

        assertThat(site.get(path).text()).isEqualTo(plain.isEmpty() ? "" : Pages.adapted(plain));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/including?by=writer", "/including?by=stream", "/including.jsp"})
    void trap_4_writer_and_stream_share_one_sink_across_includes(String path) {
        // a JSP cannot include what uses the stream, in Tomcat
        String expected = (path.endsWith("jsp") ? "a(writer [[+]] grün)" : "a grün (stream [[+]] grün)")
                + "b(jsp [[+]] grün)c(writer [[+]] grün)d";

        assertThat(site.get(path).text()).isEqualTo(Pages.adapted(expected));
    }

    @Test
    void trap_14_a_head_has_the_headers_of_a_get_and_no_body() {
        for (String path :
                new String[] {"/long?by=writer", "/length?type=text/html&by=setContentLength", "/page.jsp"}) {
            Reply head = site.head(path);

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.bytes()).isEmpty();
            assertThat(head.header("Content-Length"))
                    .as(path)
                    .isIn("", Integer.toString(site.get(path).text().getBytes(StandardCharsets.UTF_8).length));
            assertThat(head.header("Cache-Control")).isEqualTo("private, no-store");
        }
    }
}
