package io.klartext.consent.it.container.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Shops that write only when the container is ready. */
final class NonBlockingTraps {

    private static final int PIECE = 1009;

    private NonBlockingTraps() {}

    static void set(Traps traps) {
        traps.at("/non-blocking", NonBlockingTraps::write).at("/felt", NonBlockingTraps::felt);
    }

    private static void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(request.getParameter("type") + ";charset=UTF-8");
        AsyncContext context = request.startAsync();
        ServletOutputStream out = response.getOutputStream();
        out.setWriteListener(new Pieces(out, context, request.getParameter("end"), request.getParameter("id")));
    }

    /** Answers when a page has felt that the browser does not read. */
    private static void felt(HttpServletRequest request, HttpServletResponse response) {
        Meetings.await(request.getParameter("id"));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static final class Pieces implements WriteListener {

        private final byte[] page = Pages.HUGE.getBytes(StandardCharsets.UTF_8);
        private final ServletOutputStream out;
        private final AsyncContext context;
        private final String end;
        private final String id;
        private int at;

        Pieces(ServletOutputStream out, AsyncContext context, String end, String id) {
            this.out = out;
            this.context = context;
            this.end = end;
            this.id = id;
        }

        @Override
        public void onWritePossible() throws IOException {
            while (out.isReady()) {
                if (at == page.length) {
                    context.complete();
                    return;
                }
                int length = Math.min(PIECE, page.length - at);
                out.write(page, at, length);
                at += length;
                if (at == page.length && !end.equals("when-ready")) {
                    // nobody has asked whether the container is ready: these two need not
                    if (end.equals("closed")) {
                        out.close();
                    }
                    context.complete();
                    return;
                }
            }
            Meetings.come(id);
        }

        @Override
        public void onError(Throwable problem) {
            context.complete();
        }
    }
}
