package io.klartext.consent.servlet.internal.adapt.response;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FragmentLoaderTest {

    private final AdaptedShop shop = new AdaptedShop();

    FragmentLoaderTest() {
        shop.at("/page", (request, response) -> {
            Fragment fragment = FragmentLoader.load(request, response, request.getHeader("X-Fragment"));
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().print(fragment + " " + request.getParameter("said"));
        });
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private HttpResponse<String> load(String path) {
        return shop.get("/page?said=much", "X-Fragment", path);
    }

    @Test
    void a_fragment_is_read_in_whatever_way_it_is_written() {
        shop.at("/writer", (request, response) -> response.getWriter().print("gr\u00fcn"));
        shop.at("/stream", (request, response) -> {
            response.getOutputStream().write("gr\u00fcn".getBytes(StandardCharsets.UTF_8));
            response.getOutputStream().write('!');
        });

        assertThat(load("/writer").body()).isEqualTo("Loaded[html=gr\u00fcn] much");
        assertThat(load("/stream").body()).isEqualTo("Loaded[html=gr\u00fcn!] much");
    }

    @Test
    void only_its_markup_leaves_a_fragment() {
        shop.at("/loud", (request, response) -> {
            response.setStatus(503);
            response.setContentType("application/json");
            response.setCharacterEncoding("UTF-16");
            response.setLocale(Locale.JAPAN);
            response.setContentLength(3);
            response.setContentLengthLong(3);
            response.setBufferSize(3);
            response.addCookie(new Cookie("loud", "1"));
            response.setHeader("X-Loud", "1");
            response.addHeader("X-Loud", "1");
            response.setIntHeader("X-Loud", 1);
            response.addIntHeader("X-Loud", 1);
            response.setDateHeader("X-Loud", 1);
            response.addDateHeader("X-Loud", 1);
            response.getWriter().print("gone");
            response.reset();
            response.getWriter().print("gone");
            response.resetBuffer();
            response.getWriter().print("loud");
            response.flushBuffer();
            response.getWriter().print(response.isCommitted());
        });

        HttpResponse<String> page = load("/loud");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("Loaded[html=loudfalse] much");
        assertThat(page.headers().map()).doesNotContainKeys("x-loud", "set-cookie");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
    }

    @Test
    void where_a_fragment_forwards_to_is_the_fragment() {
        shop.at("/there", (request, response) -> response.getWriter().print("there"));
        shop.at("/forwards", (request, response) -> {
            response.getWriter().print("gone");
            request.getRequestDispatcher("/there").forward(request, response);
        });
        shop.at("/includes", (request, response) -> {
            response.getWriter().print("with ");
            request.getRequestDispatcher("/there").include(request, response);
        });

        assertThat(load("/forwards").body()).isEqualTo("Loaded[html=there] much");
        assertThat(load("/includes").body()).isEqualTo("Loaded[html=with there] much");
    }

    @Test
    void what_a_fragment_sets_is_gone_with_it() {
        shop.at("/sets", (request, response) -> {
            request.setAttribute("own", "a");
            request.setAttribute("gone", "b");
            request.removeAttribute("gone");
            request.removeAttribute("page");
            List<String> names = Collections.list(request.getAttributeNames());
            response.getWriter()
                    .print(request.getAttribute("own") + "" + request.getAttribute("gone")
                            + request.getAttribute("page") + request.getAttribute("other") + names.contains("own")
                            + names.contains("gone") + names.contains("page") + names.contains("other"));
        });
        shop.at("/attributes", (request, response) -> {
            request.setAttribute("page", "c");
            request.setAttribute("other", "d");
            Fragment fragment = FragmentLoader.load(request, response, "/sets");
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().print(fragment + " " + request.getAttribute("own") + request.getAttribute("page"));
        });

        assertThat(shop.get("/attributes").body()).isEqualTo("Loaded[html=anullnulldtruefalsefalsetrue] nullc");
    }

    @Test
    void a_fragment_has_its_own_parameters_and_no_body() {
        shop.at(
                "/curious",
                (request, response) -> response.getWriter()
                        .print(request.getMethod()
                                + request.getParameter("said")
                                + request.getParameter("a")
                                + request.getParameterValues("a").length
                                + request.getParameterMap().size()
                                + request.getParameterNames().nextElement()
                                + request.getQueryString()
                                + request.getParts().size()
                                + request.getPart("said")
                                + request.getContentLength()
                                + request.getContentLengthLong()
                                + request.getInputStream().read()
                                + request.getInputStream().isFinished()
                                + request.getInputStream().isReady()
                                + request.getReader().readLine()
                                + request.isAsyncSupported()));

        assertThat(load("/curious?a=1").body()).isEqualTo("Loaded[html=GETnull111aa=10null00-1truetruenullfalse] much");
    }

    @Test
    void what_does_not_work_is_missing_and_says_how_to_mend_it() {
        shop.at("/exact", (request, response) -> response.getWriter().print("x".repeat(FragmentLoader.MOST_BYTES)));
        shop.at("/long", (request, response) -> {
            response.getWriter().print("x".repeat(FragmentLoader.MOST_BYTES));
            response.getWriter().print("x");
        });
        shop.at("/latin", (request, response) -> response.getOutputStream().write(0xfc));
        shop.at("/async", (request, response) -> request.startAsync());
        shop.at("/async-with-both", (request, response) -> request.startAsync(request, response));
        shop.at("/redirect", (request, response) -> response.sendRedirect("/long"));
        shop.at("/error", (request, response) -> response.sendError(500));
        shop.at("/error-with-message", (request, response) -> response.sendError(500, "gone"));
        shop.at("/broken", (request, response) -> {
            throw new IllegalStateException("the shop's own fault");
        });

        assertThat(load("/exact").body()).startsWith("Loaded[html=xxx");
        assertThat(load("/long").body()).startsWith("Missing[why=The fragment /long is longer than 16384 bytes; make");
        assertThat(load("/latin").body()).startsWith("Missing[why=The fragment /latin is not UTF-8; save it as UTF-8");
        for (String path : new String[] {"/async", "/async-with-both", "/broken"}) {
            assertThat(load(path).body())
                    .startsWith("Missing[why=The fragment " + path + " cannot be included (java.lang.IllegalState")
                    .doesNotContain("own fault");
        }
        for (String path : new String[] {"/redirect", "/error", "/error-with-message", "/nowhere"}) {
            assertThat(load(path).body()).startsWith("Missing[why=The fragment " + path + " is empty; look whether");
        }
        assertThat(load("/../../nowhere").body())
                .contains("is no path of this web application; let it begin with a slash");
    }
}
