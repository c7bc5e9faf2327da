package io.klartext.consent.it.container.app;

import io.klartext.consent.servlet.internal.adapt.response.PageAdapter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Adapts every page of the application, but for requests with the header {@code X-Plain}. */
final class AdaptingFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient PageAdapter adapter = new PageAdapter();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            if (request.getHeader("X-Plain") == null) {
                adapter.adapt(request, response, chain, Marks::new);
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            if (request.getAttribute(AsyncTraps.RETURNED) instanceof CountDownLatch latch) {
                latch.countDown();
            }
        }
    }
}
