package io.klartext.consent.servlet.internal.adapt.response;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A page that goes on after the filter has returned. It ends before the container hears that it is complete: when the
 * container's listeners are told, some containers have closed the response already.
 */
final class AdaptedAsync implements AsyncContext {

    private static final Logger LOG = LoggerFactory.getLogger(AdaptedAsync.class);

    private final AsyncContext container;
    private final AdaptedResponse response;

    AdaptedAsync(AsyncContext container, AdaptedResponse response) {
        this.container = container;
        this.response = response;
        container.addListener(new LastResort());
    }

    @Override
    public void complete() {
        try {
            response.endPageThen(container::complete);
        } catch (IOException e) {
            LOG.debug(
                    "A page could not be ended: the browser has gone ({})",
                    e.getClass().getName());
            container.complete();
        }
    }

    @Override
    public void addListener(AsyncListener listener) {
        container.addListener(new ShopListener(listener));
    }

    @Override
    public void addListener(AsyncListener listener, ServletRequest request, ServletResponse answer) {
        container.addListener(new ShopListener(listener), request, answer);
    }

    @Override
    public ServletRequest getRequest() {
        return container.getRequest();
    }

    @Override
    public ServletResponse getResponse() {
        return container.getResponse();
    }

    @Override
    public boolean hasOriginalRequestAndResponse() {
        return container.hasOriginalRequestAndResponse();
    }

    @Override
    public void dispatch() {
        container.dispatch();
    }

    @Override
    public void dispatch(String path) {
        container.dispatch(path);
    }

    @Override
    public void dispatch(ServletContext context, String path) {
        container.dispatch(context, path);
    }

    @Override
    public void start(Runnable task) {
        container.start(task);
    }

    @Override
    public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
        return container.createListener(type);
    }

    @Override
    public void setTimeout(long milliseconds) {
        container.setTimeout(milliseconds);
    }

    @Override
    public long getTimeout() {
        return container.getTimeout();
    }

    /** What the shop's listener is told, with a context whose {@code complete} ends the page. */
    private final class ShopListener implements AsyncListener {

        private final AsyncListener listener;

        ShopListener(AsyncListener listener) {
            this.listener = listener;
        }

        private AsyncEvent ours(AsyncEvent event) {
            return new AsyncEvent(
                    AdaptedAsync.this, event.getSuppliedRequest(), event.getSuppliedResponse(), event.getThrowable());
        }

        @Override
        public void onComplete(AsyncEvent event) throws IOException {
            listener.onComplete(ours(event));
        }

        @Override
        public void onTimeout(AsyncEvent event) throws IOException {
            listener.onTimeout(ours(event));
        }

        @Override
        public void onError(AsyncEvent event) throws IOException {
            listener.onError(ours(event));
        }

        @Override
        public void onStartAsync(AsyncEvent event) throws IOException {
            listener.onStartAsync(ours(event));
        }
    }

    /** Where the container itself completes, after a timeout or an error that the shop did not answer. */
    private final class LastResort implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            try {
                response.endPage();
            } catch (IOException | IllegalStateException e) {
                LOG.debug(
                        "A page ended without its last part: the container had closed it ({})",
                        e.getClass().getName());
            }
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // the shop's own listeners may still write, and the container may begin an error page
        }

        @Override
        public void onError(AsyncEvent event) {
            // as above
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // started anew by our own request, with a listener of its own
        }
    }
}
