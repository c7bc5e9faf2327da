package io.klartext.consent.servlet.internal.adapt.response;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The request that belongs to an {@link AdaptedResponse}. A shop that goes on after the filter has returned goes on with
 * both: {@code startAsync()} without arguments would hand out the container's own response, past every filter.
 */
final class AdaptedRequest extends HttpServletRequestWrapper {

    /** Where Tomcat offers to send a file by itself, past the response: an offer not to be taken. */
    private static final String SENDS_FILES = "org.apache.tomcat.sendfile.support";

    private final AdaptedResponse response;
    /** How many requests stood behind ours when the filter last saw a dispatch begin. */
    private int seen;

    private @Nullable AdaptedAsync async;

    AdaptedRequest(
            HttpServletRequest request, HttpServletResponse below, PageAdaptation adaptation, EncodedPages encoded) {
        super(request);
        this.response = new AdaptedResponse(below, adaptation, encoded, () -> seen == behind());
        this.seen = behind();
    }

    /** The response that belongs to it. */
    AdaptedResponse response() {
        return response;
    }

    /**
     * Goes on with a dispatch that we see the end of. A container that may end the page past us puts a request of its own
     * behind ours for each dispatch: that is how a dispatch is known which we do not see.
     */
    void goOn(FilterChain chain, ServletRequest request, ServletResponse answer) throws IOException, ServletException {
        int before = seen;
        seen = behind();
        try {
            chain.doFilter(request, answer);
        } finally {
            seen = before;
        }
    }

    /** How many requests stand between ours and the container's own. */
    private int behind() {
        int count = 0;
        ServletRequest next = getRequest();
        while (next instanceof ServletRequestWrapper wrapper) {
            next = wrapper.getRequest();
            count++;
        }
        return count;
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
