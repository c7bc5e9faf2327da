package io.klartext.consent.it.container.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Shops that say how long their page is, in all six ways there are. */
final class LengthTraps {

    private LengthTraps() {}

    static void set(Traps traps) {
        traps.at("/length", LengthTraps::length);
    }

    private static void length(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] page = Pages.SHORT.getBytes(StandardCharsets.UTF_8);
        response.setContentType(request.getParameter("type") + ";charset=UTF-8");
        switch (request.getParameter("by")) {
            case "setContentLength" -> response.setContentLength(page.length);
            case "setContentLengthLong" -> response.setContentLengthLong(page.length);
            case "setHeader" -> response.setHeader("Content-Length", Integer.toString(page.length));
            case "addHeader" -> response.addHeader("content-length", Integer.toString(page.length));
            case "setIntHeader" -> response.setIntHeader("Content-Length", page.length);
            case "addIntHeader" -> response.addIntHeader("CONTENT-LENGTH", page.length);
            default -> throw new IllegalArgumentException("an unknown way to say how long a page is");
        }
        response.getOutputStream().write(page);
    }
}
