package io.klartext.consent.servlet.internal.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is left out of a page, and that the rest of it is sent as it is. */
class PageRewriterTest {

    private static String without(String select, String page) {
        return Rewriting.rules().remove(select).of(page);
    }

    @Test
    void a_denied_block_is_never_sent_and_the_rest_is_sent_as_it_is() {
        assertThat(without("div#x", "<!DOCTYPE html><P>a<div id=x>secret<div>more</div></div ><p>b</p>\n"))
                .isEqualTo("<!DOCTYPE html><P>a</p><p>b</p>\n");
        assertThat(without("div#x", "<p>a</p> <div id='y'>b</div> <!-- <div id=x> --> </body></html>\r\n"))
                .isEqualTo("<p>a</p> <div id='y'>b</div> <!-- <div id=x> --> </body></html>\r\n");
    }
}
