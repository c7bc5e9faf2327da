package io.klartext.consent.it.container.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Shops that say late, or differently, or never, of what type their page is, and in which encoding. */
final class TypeTraps {

    private static final byte[] PAGE = Pages.SHORT.getBytes(StandardCharsets.UTF_8);

    private TypeTraps() {}

    static void set(Traps traps) {
        traps.at("/type", TypeTraps::type).at("/encoding", TypeTraps::encoding);
    }

    private static void type(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getParameter("how")) {
            case "late" -> {
                response.setContentType("text/plain;charset=UTF-8");
                response.getOutputStream();
                response.setContentType("text/html;charset=UTF-8");
            }
            case "reset" -> {
                response.setContentType("text/plain");
                response.setContentType(null);
                response.setContentType("text/html;charset=UTF-8");
            }
            case "header" -> response.setHeader("Content-Type", "text/html;charset=UTF-8");
            case "never" -> response.getOutputStream();
            case "changed-before" -> {
                response.setContentType("text/html;charset=UTF-8");
                response.setContentLength(PAGE.length);
                response.setHeader("ETag", "\"1\"");
                response.setContentType("text/plain;charset=UTF-8");
            }
            case "changed-after" -> {
                response.setContentType("text/html;charset=UTF-8");
                response.getOutputStream().write(PAGE, 0, 1);
                response.setContentType("text/plain;charset=UTF-8");
                response.getOutputStream().write(PAGE, 1, PAGE.length - 1);
                return;
            }
            default -> throw new IllegalArgumentException("an unknown way to say the type");
        }
        response.getOutputStream().write(PAGE);
    }

    /** The writer goes on in the encoding that it began with, and the header says so. */
    private static void encoding(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=" + request.getParameter("charset"));
        response.getWriter().print("gr\u00fcn \ud83d");
        response.setCharacterEncoding("UTF-16");
        response.setContentType("text/html;charset=UTF-16");
        response.setHeader("Content-Type", "text/html;charset=UTF-16");
        response.getWriter().println("\udf33 [[+]]");
    }
}
