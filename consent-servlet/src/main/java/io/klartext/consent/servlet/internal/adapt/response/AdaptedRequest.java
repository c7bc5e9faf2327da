package io.klartext.consent.servlet.internal.adapt.response;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The request that belongs to an {@link AdaptedResponse}. A shop that goes on after the filter has returned goes on with
 * both: {@code startAsync()} without arguments would hand out the container's own response, past every filter.
 */
final class AdaptedRequest extends HttpServletRequestWrapper {

    /** Where Tomcat offers to send a file by itself, past the response: an offer not to be taken. */
    private static final String SENDS_FILES = "org.apache.tomcat.sendfile.support";

    private final AdaptedResponse response;
    private @Nullable AdaptedAsync async;

    AdaptedRequest(HttpServletRequest request, AdaptedResponse response) {
        super(request);
        this.response = response;
    }

    /** The one that is there already, under whatever the shop or the container has wrapped around it. */
    static @Nullable AdaptedRequest in(ServletRequest request) {
        ServletRequest next = request;
        while (true) {
            if (next instanceof AdaptedRequest adapted) {
                return adapted;
            }
            if (!(next instanceof ServletRequestWrapper wrapper)) {
                return null;
            }
            next = wrapper.getRequest();
        }
    }

    /**
     * Whether this dispatch leaves the end of the page to somebody else. The container's own answer is of no use: it is no
     * as soon as a second thread has completed, and yes while Tomcat shows the error page of a timeout.
     */
    boolean goesOn() {
        return async != null;
    }

    /** The container has come back with an async dispatch; unless that starts over, it ends the page. */
    void isBack() {
        async = null;
    }

    @Override
    public AsyncContext startAsync() {
        return startAsync(this, response);
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse answer) {
        AdaptedAsync started = new AdaptedAsync(super.startAsync(request, answer), response);
        async = started;
        return started;
    }

    @Override
    public AsyncContext getAsyncContext() {
        AdaptedAsync started = async;
        return started == null ? super.getAsyncContext() : started;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        if (name.equals(SENDS_FILES)) {
            return false;
        }
        return super.getAttribute(name);
    }
}
