package io.klartext.consent.it.container.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Shops that write one part and go on only when somebody has seen it: events, downloads, slow pages. */
final class FlushTraps {

    private static final long PATIENCE_SECONDS = 20;

    private static final Map<String, CountDownLatch> SEEN = new ConcurrentHashMap<>();

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
        await(request.getParameter("id"));
        if (writes) {
            response.getWriter().print("data: second");
        } else {
            response.getOutputStream().write("data: second".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void seen(HttpServletRequest request, HttpServletResponse response) {
        latch(request.getParameter("id")).countDown();
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static void await(String id) {
        try {
            if (!latch(id).await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody has seen the first part");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static CountDownLatch latch(String id) {
        return SEEN.computeIfAbsent(id, first -> new CountDownLatch(1));
    }
}
