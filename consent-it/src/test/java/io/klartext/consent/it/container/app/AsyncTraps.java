package io.klartext.consent.it.container.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/** Shops that go on after the filter has returned. */
final class AsyncTraps {

    /** Counted down when the filter has returned. */
    static final String RETURNED = "returned";

    private static final long SOON = 100;

    private AsyncTraps() {}

    static void set(Traps traps) {
        traps.at("/async", AsyncTraps::async);
    }

    private static void async(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String how = request.getParameter("how");
        switch (how) {
            case "own" -> later(request, request.startAsync());
            case "given" -> later(request, request.startAsync(request, response));
            case "at-once" -> write(request.startAsync(), Pages.LONG);
            case "by-request" -> {
                request.startAsync();
                later(request, request.getAsyncContext());
            }
            case "dispatch-servlet" -> request.startAsync().dispatch("/long?by=writer");
            case "dispatch-page" -> request.startAsync(request, response).dispatch("/page.jsp");
            case "dispatch-broken" -> request.startAsync().dispatch("/reset?how=exception");
            case "dispatch-back" -> back(request, response);
            case "dispatch-twice" -> twice(request, response);
            case "timeout" -> request.startAsync().setTimeout(SOON);
            case "timeout-begun" -> {
                request.startAsync().setTimeout(SOON);
                html(response).getWriter().print("<p>begun</p>[[-nobody may see this");
                response.flushBuffer();
            }
            case "timeout-answered" -> {
                AsyncContext context = request.startAsync();
                context.setTimeout(SOON);
                context.addListener(new Answering());
            }
            default -> throw new IllegalArgumentException("an unknown way to go on");
        }
    }

    private static void back(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            html(response).getWriter().print(Pages.LONG);
        } else {
            request.startAsync().dispatch();
        }
    }

    /** Comes back and goes away again. */
    private static void twice(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            html(response).getWriter().print("<p>back</p>");
            later(request, request.startAsync());
        } else {
            request.startAsync().dispatch();
        }
    }

    private static void later(HttpServletRequest request, AsyncContext context) {
        CountDownLatch returned = new CountDownLatch(1);
        request.setAttribute(RETURNED, returned);
        Thread thread = new Thread(
                () -> {
                    try {
                        returned.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    write(context, Pages.LONG);
                },
                "goes-on");
        thread.setDaemon(true);
        thread.start();
    }

    private static void write(AsyncContext context, String page) {
        try {
            html(context.getResponse()).getWriter().print(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.complete();
    }

    private static ServletResponse html(ServletResponse response) {
        response.setContentType("text/html;charset=UTF-8");
        return response;
    }

    /** Answers by itself where it took too long. */
    private static final class Answering implements AsyncListener {

        @Override
        public void onTimeout(AsyncEvent event) {
            write(event.getAsyncContext(), Pages.SHORT);
        }

        @Override
        public void onComplete(AsyncEvent event) {
            // has been seen by the browser
        }

        @Override
        public void onError(AsyncEvent event) {
            // is answered by the container
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // nothing starts over here
        }
    }
}
