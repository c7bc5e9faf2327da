package io.klartext.consent.it.container.app;

import io.klartext.consent.servlet.internal.adapt.response.FragmentLoader;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Fragments of a shop that do more than a fragment should. */
final class FragmentTraps {

    private FragmentTraps() {}

    static void set(Traps traps) {
        traps.at("/with-fragment", FragmentTraps::page)
                .at(
                        "/fragments/long",
                        (request, response) -> response.getWriter().print("x".repeat(FragmentLoader.MOST_BYTES)))
                .at(
                        "/fragments/too-long",
                        (request, response) ->
                                response.getOutputStream().print("x".repeat(FragmentLoader.MOST_BYTES + 1)))
                .at("/fragments/gone", (request, response) -> response.sendError(404))
                .at("/fragments/loud", FragmentTraps::loud)
                .at("/fragments/forwarding", (request, response) -> {
                    response.getWriter().print("gone");
                    request.getRequestDispatcher("/part?by=writer").forward(request, response);
                })
                .at("/fragments/curious", FragmentTraps::curious)
                .at(
                        "/fragments/latin",
                        (request, response) ->
                                response.getOutputStream().write(new byte[] {'g', 'r', (byte) 0xfc, 'n'}));
    }

    private static void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter()
                .print(request.getAttribute(AdaptingFilter.FRAGMENT) + " parameter=" + request.getParameter("said"));
    }

    private static void loud(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(503);
        response.setContentType("application/json");
        response.setContentLength(4);
        response.addCookie(new Cookie("loud", "1"));
        response.addHeader("X-Loud", "1");
        response.getWriter().print("loud");
        response.flushBuffer();
        response.getWriter().close();
    }

    private static void curious(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter()
                .print(request.getMethod()
                        + request.getParameter("said")
                        + request.getReader().readLine());
    }
}
