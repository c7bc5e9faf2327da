package io.klartext.consent.servlet.internal.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an element stands in, where a browser puts it somewhere else than the markup looks like. */
class ParentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "head script.t| <head></head><script class=t>k</script><body>rest| <head></head><body>rest",
                "head meta.t| </head><meta class=t><body>rest| </head><body>rest",
                "body script.t| <head></head><script class=t>k</script><body>rest| <head></head><script class=t>k</script><body>rest",
                "head > template.t| <head></head><template class=t><p>k</template><p>rest| <head></head><p>rest",
                "body img.t| <head></head><noscript><img class=t></noscript>rest| <head></head><noscript></noscript>rest",
                "head img.t| <head></head><noscript><img class=t></noscript>rest| <head></head><noscript><img class=t></noscript>rest",
                "#t input.k| <table id=t><tr><input type=hidden class=k><td>rest</table>| <table id=t><tr><td>rest</table>",
                "#t > input| <table id=t><input type=HIDDEN>rest</table>| <table id=t>rest</table>",
                "#t > input| <table id=t><input type=h&#105;dden>rest</table>| <table id=t>rest</table>",
                "#t input| <table id=t><tr><input type=text><td>rest</table>| <table id=t><tr><input type=text><td>rest</table>",
                "img.t| <p><image class=t src=k>rest<svg><image class=t /></svg>| <p>rest<svg><image class=t /></svg>",
                "frame.t| <html><head></head><frameset><frame class=t><frame></frameset>| <html><head></head><frameset><frame></frameset>",
                "html > frameset > .t| <frameset><frameset class=t><frame></frameset><frame></frameset>| <frameset><frame></frameset>",
                "frame.t| <center></center><hr hidden><frameset><frame class=t><frame></frameset>| <center></center><hr hidden><frameset>",
                "frame.t| <input type=hidden><frameset><frame class=t><frame></frameset>| <input type=hidden><frameset><frame></frameset>",
                "noframes| <frameset><frame><noframes><p>k</noframes></frameset>| <frameset><frame></frameset>"
            })
    void an_element_is_found_where_a_browser_puts_it(String select, String page, String sent) {
        Rewriting rules = Rewriting.rules().remove(select);

        assertThat(rules.of(page)).isEqualTo(sent);
        assertThat(new String(rules.inChunks(page.getBytes(StandardCharsets.UTF_8), 1), StandardCharsets.UTF_8))
                .isEqualTo(sent);
        assertThat(rules.incidents).doesNotContain(Incident.FAILED);
    }
}
