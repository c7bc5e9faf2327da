package io.klartext.consent.it.container.app;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Shops that change their mind after they have written something. */
final class ResetTraps {

    private static final String BEGUN = "<p>begun[[+]]</p>[[-nobody may";

    private ResetTraps() {}

    static void set(Traps traps) {
        traps.at("/reset", ResetTraps::reset)
                .at("/error-page", ResetTraps::errorPage)
                .at(
                        "/after-redirect",
                        (request, response) -> response.getOutputStream().print("after"));
    }

    private static void reset(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().print(BEGUN);
        switch (request.getParameter("how")) {
            case "reset" -> {
                response.reset();
                response.setContentType("text/html;charset=UTF-8");
                response.getOutputStream().write(Pages.SHORT.getBytes(StandardCharsets.UTF_8));
            }
            case "reset-to-text" -> {
                response.reset();
                response.setContentType("text/plain;charset=UTF-8");
                byte[] bytes = Pages.SHORT.getBytes(StandardCharsets.UTF_8);
                response.setContentLength(bytes.length);
                response.setHeader("ETag", "\"1\"");
                response.getOutputStream().write(bytes);
            }
            case "reset-buffer" -> {
                response.resetBuffer();
                response.getWriter().print(Pages.SHORT);
            }
            case "error" -> {
                response.sendError(404);
                response.getWriter().print("<p>too late</p>");
            }
            case "error-with-message" -> response.sendError(404, "gone");
            case "error-without-page" -> {
                response.sendError(410);
                response.getWriter().print("<p>too late</p>");
            }
            case "redirect" -> {
                response.sendRedirect("/after-redirect");
                response.getWriter().print("<p>too late</p>");
            }
            case "exception" -> throw new ServletException("the shop's own fault");
            default -> throw new IllegalArgumentException("an unknown way to change one's mind");
        }
    }

    private static void errorPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(ConsentTraps.ASKS) != null) {
            ConsentTraps.asked(request, response);
            return;
        }
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(7);
        response.getWriter().print("<p>error page [[+]]</p>");
    }
}
