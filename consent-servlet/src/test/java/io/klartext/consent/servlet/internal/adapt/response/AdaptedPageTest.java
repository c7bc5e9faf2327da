package io.klartext.consent.servlet.internal.adapt.response;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdaptedPageTest {

    private final AdaptedShop shop = new AdaptedShop();

    @AfterAll
    void close() {
        shop.close();
    }

    private static HttpServletResponse html(HttpServletResponse response) {
        response.setContentType("text/html;charset=UTF-8");
        return response;
    }

    @Test
    void a_page_grows_past_the_length_and_loses_the_tag_that_the_shop_gave() {
        shop.at("/page", (request, response) -> {
            response.setContentLength(3);
            response.setHeader("ETag", "\"1\"");
            response.setIntHeader("X-Int", 1);
            response.addIntHeader("X-Int", 2);
            response.addHeader("Accept-Ranges", "bytes");
            response.addIntHeader("Content-Length", 3);
            assertThat(response.containsHeader("content-length")).isTrue();
            assertThat(response.getHeader("ETag")).isEqualTo("\"1\"");
            assertThat(response.getHeader("X-Int")).isEqualTo("1");
            assertThat(response.getHeaders("ETag")).containsExactly("\"1\"");
            assertThat(response.getHeaders("X-Int")).containsExactly("1", "2");
            html(response).getOutputStream().print("a#(");
        });

        HttpResponse<String> page = shop.get("/page");

        assertThat(page.body()).isEqualTo("<a##########(>");
        assertThat(page.headers().map()).doesNotContainKeys("etag", "accept-ranges");
        assertThat(page.headers().firstValue("Cache-Control")).contains("private, no-store");
        assertThat(page.headers().firstValue("Permissions-Policy")).contains("geolocation=()");
    }

    @Test
    void what_is_no_page_keeps_everything() {
        shop.at("/text", (request, response) -> {
            response.setHeader("ETag", "\"0\"");
            response.setHeader("ETag", "\"1\"");
            response.setHeader("Digest", "a");
            response.addHeader("Digest", "b");
            response.setIntHeader("Content-Length", 99);
            response.setContentLengthLong(2);
            response.setContentType("text/plain");
            response.getWriter().print("a#");
            response.setContentLength(2);
        });

        HttpResponse<String> text = shop.get("/text");

        assertThat(text.body()).isEqualTo("a#");
        assertThat(text.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(text.headers().allValues("Digest")).containsExactly("a", "b");
        assertThat(text.headers().firstValue("Cache-Control")).isEmpty();
    }

    @Test
    void a_weak_tag_stays_and_vary_is_completed() {
        shop.at("/weak", (request, response) -> {
            response.setHeader("ETag", "W/\"1\"");
            response.setHeader("Vary", "cookie, Accept-Language");
            html(response).getWriter().print("a");
        });
        shop.at("/all", (request, response) -> {
            response.setHeader("Vary", "*");
            html(response).getWriter().print("a");
        });

        assertThat(shop.get("/weak").headers().firstValue("ETag")).contains("W/\"1\"");
        assertThat(shop.get("/weak").headers().allValues("Vary"))
                .containsExactly("cookie, Accept-Language", "Sec-GPC, DNT, ADPC");
        assertThat(shop.get("/all").headers().allValues("Vary")).containsExactly("*");
    }

    @Test
    void the_writer_keeps_its_encoding_and_nothing_else() {
        shop.at("/writer", (request, response) -> {
            html(response).getWriter().print("\ud83c");
            response.setCharacterEncoding("UTF-16");
            response.setLocale(Locale.JAPAN);
            response.setHeader("Content-Type", "text/html;charset=UTF-16");
            response.addHeader("Content-Type", "text/html;charset=UTF-16");
            response.getWriter().print("\udf33\ud83c");
            response.getWriter().flush();
            assertThat(response.isCommitted()).isTrue();
        });

        HttpResponse<String> page = shop.get("/writer");

        assertThat(page.body()).isEqualTo("<\ud83c\udf33?>");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
    }

    @Test
    void an_unknown_encoding_is_refused_as_the_container_does() {
        shop.at("/unknown", (request, response) -> {
            response.setHeader("Content-Type", "text/html;charset=klingon");
            response.getWriter().print("a");
        });
        shop.at("/error-page", (request, response) -> html(response).getWriter().print("error"));

        assertThat(shop.get("/unknown").statusCode()).isEqualTo(500);
        assertThat(shop.get("/unknown").body()).isEqualTo("<error>");
    }

    @Test
    void reset_and_its_kin_forget_what_was_begun() {
        shop.at("/reset", (request, response) -> {
            html(response).getWriter().print("gone(");
            response.reset();
            html(response).getOutputStream().print("a");
        });
        shop.at("/reset-buffer", (request, response) -> {
            html(response).getWriter().print("gone(\ud83c");
            response.resetBuffer();
            response.getWriter().print("a");
        });
        shop.at("/error", (request, response) -> {
            html(response).getWriter().print("gone(");
            response.sendError(500, "gone");
        });
        shop.at("/error-page", (request, response) -> html(response).getWriter().print("error"));
        shop.at("/redirect", (request, response) -> {
            html(response).getWriter().print("gone(");
            response.sendRedirect("/reset");
            response.getWriter().print("gone(");
        });

        assertThat(shop.page("/reset")).isEqualTo("<a>");
        assertThat(shop.get("/reset").headers().firstValue("Permissions-Policy"))
                .contains("geolocation=()");
        assertThat(shop.page("/reset-buffer")).isEqualTo("<a>");
        assertThat(shop.page("/error")).isEqualTo("<error>");
        assertThat(shop.get("/redirect").statusCode()).isEqualTo(302);
        assertThat(shop.page("/redirect")).doesNotContain("gone", "<a>", ">(");
    }

    @Test
    void whoever_is_sent_elsewhere_as_of_servlet_6_1_gets_what_was_written_if_the_shop_says_so() {
        for (boolean clears : new boolean[] {false, true}) {
            shop.at("/elsewhere", (request, response) -> {
                html(response).getWriter().print("a");
                response.getWriter().print("b");
                requireNonNull(AdaptedResponse.in(response)).sendRedirect("/reset", 303, clears);
                response.getWriter().print("gone(");
            });

            HttpResponse<String> answer = shop.get("/elsewhere");

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).contains("/reset");
            assertThat(answer.body()).isEqualTo(clears ? "" : "<ab>");
        }
        shop.at("/found", (request, response) -> {
            html(response).getWriter().print("gone(");
            requireNonNull(AdaptedResponse.in(response)).sendRedirect("/reset", true);
        });
        shop.at("/moved", (request, response) -> {
            html(response).getWriter().print("gone(");
            requireNonNull(AdaptedResponse.in(response)).sendRedirect("/reset", 301);
        });
        assertThat(shop.get("/found").statusCode()).isEqualTo(302);
        assertThat(shop.get("/moved").statusCode()).isEqualTo(301);
    }

    @Test
    void forwards_and_includes_are_one_page() {
        shop.at(
                "/forward",
                (request, response) -> request.getRequestDispatcher("/part").forward(request, response));
        shop.at(
                "/wrapped",
                (request, response) -> request.getRequestDispatcher("/part")
                        .forward(request, new HttpServletResponseWrapper(response)));
        shop.at("/include", (request, response) -> {
            html(response).getOutputStream().print("a");
            request.getRequestDispatcher("/part").include(request, response);
            response.getOutputStream().print("b");
            response.flushBuffer();
            response.getOutputStream().close();
            response.getOutputStream().print("too late");
        });
        shop.at("/part", (request, response) -> html(response).getWriter().print("#"));

        assertThat(shop.page("/forward")).isEqualTo("<##########>");
        assertThat(shop.page("/wrapped")).isEqualTo("<##########>");
        assertThat(shop.page("/include")).isEqualTo("<a##########b>");
    }

    @Test
    void a_page_goes_on_after_the_filter_has_returned() {
        shop.at("/async", (request, response) -> {
            AsyncContext context = request.startAsync();
            assertThat(request.getAsyncContext()).isSameAs(context);
            assertThat(context.getRequest()).isSameAs(request);
            assertThat(context.hasOriginalRequestAndResponse()).isFalse();
            context.setTimeout(context.getTimeout());
            context.start(() -> write(context));
        });
        shop.at("/dispatch", (request, response) -> request.startAsync().dispatch("/part"));
        shop.at("/context", (request, response) -> request.startAsync().dispatch(request.getServletContext(), "/part"));
        shop.at("/part", (request, response) -> html(response).getWriter().print("#"));

        assertThat(shop.page("/async")).isEqualTo("<async(>");
        assertThat(shop.page("/dispatch")).isEqualTo("<##########>");
        assertThat(shop.page("/context")).isEqualTo("<##########>");
    }

    private static void write(AsyncContext context) {
        try {
            html((HttpServletResponse) context.getResponse()).getWriter().print("async(");
            context.complete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_timeout_is_answered_by_the_shop_or_by_its_error_page() {
        shop.at("/answered", (request, response) -> {
            AsyncContext context = request.startAsync(request, response);
            context.setTimeout(50);
            context.addListener(new Answering(AdaptedPageTest::write));
        });
        shop.at("/answered-with-both", (request, response) -> {
            AsyncContext context = request.startAsync();
            context.setTimeout(50);
            context.addListener(new Answering(AdaptedPageTest::write), request, response);
        });
        shop.at("/unanswered", (request, response) -> request.startAsync().setTimeout(50));
        shop.at("/error-page", (request, response) -> html(response).getWriter().print("error"));

        assertThat(shop.page("/answered")).isEqualTo("<async(>");
        assertThat(shop.page("/answered-with-both")).isEqualTo("<async(>");
        assertThat(shop.page("/unanswered")).isEqualTo("<error>");
    }

    @Test
    void a_page_is_written_without_blocking() {
        shop.at("/non-blocking", (request, response) -> {
            AsyncContext context = request.startAsync();
            ServletOutputStream out = html(response).getOutputStream();
            out.setWriteListener(new WriteListener() {
                @Override
                public void onWritePossible() throws IOException {
                    if (out.isReady()) {
                        out.write("a#(".getBytes(StandardCharsets.UTF_8));
                        if (out.isReady()) {
                            out.flush();
                        }
                        context.complete();
                    }
                }

                @Override
                public void onError(Throwable problem) {
                    context.complete();
                }
            });
        });

        assertThat(shop.page("/non-blocking")).isEqualTo("<a##########(>");
    }

    @Test
    void a_compressed_page_passes_through() {
        shop.at("/compressed", (request, response) -> {
            response.setHeader("Content-Encoding", "br");
            html(response).getWriter().print("#");
        });
        shop.at("/identity", (request, response) -> {
            response.setHeader("Content-Encoding", "identity");
            html(response).getWriter().print("#");
        });

        assertThat(shop.page("/compressed")).isEqualTo("#");
        assertThat(shop.page("/identity")).isEqualTo("<##########>");
    }

    @Test
    void cookies_and_permissions_are_filtered_in_all_ways_there_are() {
        shop.at("/headers", (request, response) -> {
            response.addHeader("Set-Cookie", "_a=1");
            response.setHeader("Set-Cookie", "_b=1");
            response.addCookie(new Cookie("_c", "1"));
            response.addCookie(new Cookie("basket", "1"));
            response.addHeader("Set-Cookie", "_old=; Max-Age=0");
            response.addHeader("Permissions-Policy", "camera=()");
            response.setHeader("permissions-policy", "usb=(), geolocation=*");
            response.setHeader("X-Other", "1");
            response.addHeader("X-Other", "2");
        });

        HttpResponse<String> answer = shop.get("/headers");

        assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("basket=1", "_old=; Max-Age=0");
        assertThat(answer.headers().allValues("Permissions-Policy")).containsExactly("usb=(), geolocation=()");
        assertThat(answer.headers().allValues("X-Other")).containsExactly("1", "2");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void the_shop_does_not_see_what_asks_for_less_than_the_whole_page() {
        shop.at("/asked", (request, response) -> {
            assertThat(request.getHeaders("Range").hasMoreElements()).isFalse();
            assertThat(request.getDateHeader("If-Modified-Since")).isEqualTo(-1);
            assertThat(request.getIntHeader("Range")).isEqualTo(-1);
            assertThat(request.getIntHeader("X-Int")).isEqualTo(7);
            assertThat(request.getDateHeader("X-None")).isEqualTo(-1);
            assertThat(request.getAttribute("org.apache.tomcat.sendfile.support"))
                    .isEqualTo(false);
            html(response)
                    .getWriter()
                    .print(Optional.ofNullable(request.getHeader("Range")) + " "
                            + request.getHeader("X-Int")
                            + request.getHeaders("X-Int").nextElement()
                            + Collections.list(request.getHeaderNames()).contains("range"));
        });

        assertThat(shop.get(
                                "/asked",
                                "Range",
                                "bytes=0-3",
                                "If-Modified-Since",
                                "Fri, 31 Dec 2100 23:59:59 GMT",
                                "X-Int",
                                "7")
                        .body())
                .isEqualTo("<Optional.empty 77false>");
    }
}
