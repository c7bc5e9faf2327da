package io.klartext.consent.servlet.internal.adapt.response;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a writer writes waits until there is enough of it, and is never lost, nor out of order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LetterByLetterTest {

    private static final String PAGE =
            "<p title='a>b'>\u00e4 \ud83c\udf45 \u20ac</p>\r\n".repeat(200) + "text # at the end";

    private final AdaptedShop shop = new AdaptedShop();

    @AfterAll
    void close() {
        shop.close();
    }

    private static void letters(String text, HttpServletResponse response) throws IOException {
        PrintWriter out = response.getWriter();
        for (int i = 0; i < text.length(); i++) {
            out.write(text.charAt(i));
        }
    }

    private String page(AdaptedShop.Serving serving) {
        return shop.at("/page", serving).page("/page");
    }

    @Test
    void a_page_written_letter_by_letter_is_the_page_written_at_once() {
        for (String encoding : List.of("UTF-8", "UTF-16BE", "windows-1252")) {
            String type = "text/html;charset=" + encoding;
            String atOnce = page((request, response) -> {
                response.setContentType(type);
                response.getWriter().write(PAGE);
            });
            assertThat(page((request, response) -> {
                        response.setContentType(type);
                        letters(PAGE, response);
                    }))
                    .as(encoding)
                    .isEqualTo(atOnce);
        }
        assertThat(page((request, response) -> {
                    response.setContentType("text/html;charset=UTF-8");
                    letters(PAGE, response);
                }))
                .isEqualTo("<" + PAGE.replace("#", "##########") + ">");
    }

    @Test
    void a_text_longer_than_what_may_wait_arrives_whole() {
        String text = "no tag at all ".repeat(1000);

        assertThat(page((request, response) -> {
                    response.setContentType("text/html;charset=UTF-8");
                    letters(text, response);
                    response.getWriter().write(text);
                }))
                .isEqualTo("<" + text + text + ">");
    }

    @Test
    void what_waits_goes_before_what_the_stream_is_given() {
        assertThat(page((request, response) -> {
                    response.setContentType("text/html;charset=UTF-8");
                    letters("<i>a", response);
                    response.getOutputStream().print("b");
                    letters("c", response);
                    response.getOutputStream().print("d");
                }))
                .isEqualTo("<<i>abcd>");
    }

    @Test
    void a_flush_does_not_wait() {
        assertThat(page((request, response) -> {
                    response.setContentType("text/html;charset=UTF-8");
                    letters("<i>a", response);
                    response.flushBuffer();
                    letters("b", response);
                    response.getWriter().flush();
                    letters("c", response);
                    response.getWriter().close();
                }))
                .isEqualTo("<<i>abc>");
    }

    @Test
    void what_waits_is_forgotten_with_the_page() {
        assertThat(page((request, response) -> {
                    response.setContentType("text/html;charset=UTF-8");
                    letters("<i>old", response);
                    response.resetBuffer();
                    letters("new", response);
                }))
                .isEqualTo("<new>");
        assertThat(page((request, response) -> {
                    response.setContentType("text/html;charset=UTF-8");
                    letters("<i>old", response);
                    response.sendError(404);
                }))
                .doesNotContain("old");
    }

    @Test
    void a_writer_from_before_a_reset_goes_on() {
        assertThat(page((request, response) -> {
                    response.setContentType("text/html;charset=UTF-8");
                    PrintWriter old = response.getWriter();
                    old.write("<i>old");
                    response.reset();
                    response.setContentType("text/html;charset=UTF-8");
                    letters("a", response);
                    old.write("b");
                    letters("c", response);
                    old.write("d\ud83c");
                    old.write("\udf45");
                }))
                .isEqualTo("<abcd\ud83c\udf45>");
    }

    @Test
    void a_pair_is_put_together_wherever_it_is_cut() {
        String pairs = "\ud83c\udf45".repeat(3000);
        for (int before : List.of(0, 1)) {
            String text = "a".repeat(before) + pairs;
            assertThat(page((request, response) -> {
                        response.setContentType("text/html;charset=UTF-8");
                        letters(text, response);
                        response.getWriter().write(text.toCharArray(), 0, text.length() - 1);
                        response.getWriter().flush();
                        letters(text.substring(text.length() - 1), response);
                    }))
                    .isEqualTo("<" + text + text + ">");
        }
    }

    @Test
    void what_is_no_page_arrives_in_order_too() {
        assertThat(page((request, response) -> {
                    response.setContentType("application/json;charset=UTF-8");
                    letters("{\"a\": ", response);
                    response.getOutputStream().print("\"b\"");
                    letters("}", response);
                }))
                .isEqualTo("{\"a\": \"b\"}");
    }

    /** The answer is complete when the writer is closed: the shop goes on while the browser has it. */
    @Test
    void a_closed_writer_says_so() {
        CompletableFuture<Boolean> open = new CompletableFuture<>();
        CompletableFuture<Boolean> closed = new CompletableFuture<>();

        assertThat(page((request, response) -> {
                    response.setContentType("text/html;charset=UTF-8");
                    PrintWriter out = response.getWriter();
                    out.write("a");
                    open.complete(out.checkError());
                    out.close();
                    out.write('b');
                    out.write("b");
                    out.write(new char[] {'b'});
                    closed.complete(out.checkError());
                }))
                .isEqualTo("<a>");
        assertThat(open).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(false);
        assertThat(closed).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(true);
    }
}
