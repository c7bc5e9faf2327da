package io.klartext.consent.it.container.app;

import io.klartext.consent.servlet.internal.adapt.response.FilteredCookies;
import io.klartext.consent.servlet.internal.adapt.response.FragmentLoader;
import io.klartext.consent.servlet.internal.adapt.response.MergedPermissions;
import io.klartext.consent.servlet.internal.adapt.response.PageAdapter;
import io.klartext.consent.servlet.internal.adapt.response.WholePageRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * Adapts every page of the application, but for requests with the header {@code X-Plain}. The fragment that
 * {@code X-Fragment} names is loaded before the page.
 */
final class AdaptingFilter extends HttpFilter {

    static final String FRAGMENT = "fragment";
    private static final String LOADING = "a fragment is being loaded";
    static final String CALLS = "calls of the filter on ";

    private static final long serialVersionUID = 1L;

    private final transient PageAdapter adapter = new PageAdapter();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String calls = CALLS + request.getDispatcherType();
        request.setAttribute(calls, request.getAttribute(calls) instanceof Integer before ? before + 1 : 1);
        try {
            if (request.getHeader("X-Plain") != null || request.getAttribute(LOADING) != null) {
                chain.doFilter(request, response);
            } else if (PageAdapter.begins(response)) {
                load(request, response);
                adapter.adapt(new WholePageRequest(request), filtered(response), chain, Marks::new);
            } else {
                adapter.adapt(request, response, chain, Marks::new);
            }
        } finally {
            if (request.getAttribute(AsyncTraps.RETURNED) instanceof CountDownLatch latch) {
                latch.countDown();
            }
        }
    }

    private static HttpServletResponse filtered(HttpServletResponse response) {
        return new MergedPermissions(
                new FilteredCookies(response, cookie -> !cookie.name().startsWith("_"), Clock.systemUTC()),
                Set.of("geolocation"));
    }

    private static void load(HttpServletRequest request, HttpServletResponse response) {
        String path = request.getHeader("X-Fragment");
        if (path != null) {
            request.setAttribute(LOADING, path);
            request.setAttribute(FRAGMENT, FragmentLoader.load(request, response, path));
            request.removeAttribute(LOADING);
        }
    }
}
