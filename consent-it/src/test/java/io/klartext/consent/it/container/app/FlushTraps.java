package io.klartext.consent.it.container.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Shops that write one part and go on only when somebody has seen it: events, downloads, slow pages. */
final class FlushTraps {

    private FlushTraps() {}

    static void set(Traps traps) {
        traps.at("/events", FlushTraps::events).at("/seen", FlushTraps::seen);
    }

    private static void events(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(request.getParameter("type"));
        String by = request.getParameter("by");
        boolean writes = by.equals("writer");
        String first = "data: first[[+]]\n\n[[";
        if (writes) {
            response.getWriter().print(first);
            response.getWriter().flush();
        } else {
            response.getOutputStream().write(first.getBytes(StandardCharsets.UTF_8));
            if (by.equals("stream")) {
                response.getOutputStream().flush();
            } else {
                response.flushBuffer();
            }
        }
        Meetings.await(request.getParameter("id"));
        if (writes) {
            response.getWriter().print("data: second");
        } else {
            response.getOutputStream().write("data: second".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void seen(HttpServletRequest request, HttpServletResponse response) {
        Meetings.come(request.getParameter("id"));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
