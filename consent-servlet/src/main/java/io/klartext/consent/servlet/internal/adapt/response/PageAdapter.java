package io.klartext.consent.servlet.internal.adapt.response;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a page through an adaptation, exactly once, whichever way it takes through the container. A filter that is mapped to
 * all dispatcher types calls it on every dispatch; one is made for each web application. Thread-safe.
 *
 * <table>
 * <caption>What happens on which dispatch</caption>
 * <tr><th>dispatch</th><th>rule</th></tr>
 * <tr><td>request, error</td><td>the response is wrapped, unless it is already, and the page ends with the chain</td></tr>
 * <tr><td>include</td><td>left alone: it is a part of the page that includes. Into a response that is not wrapped it is a
 * page of its own: so Tomcat sends the error page of a page that had begun already</td></tr>
 * <tr><td>forward</td><td>ends the page, as the servlet API wants it. The container's own way of doing so comes too late:
 * Tomcat 11 stops listening to the response without closing what is wrapped around it. Where the shop has put
 * a wrapper of its own in between, it may only be capturing: then what is certain is passed on, and no more; and a named
 * dispatcher passes the filter by. In these two cases Tomcat 11 loses what the adaptation still holds at the end, unless
 * its context has {@code suspendWrappedResponseAfterForward="false"}</td></tr>
 * <tr><td>async</td><td>ends the page, unless it starts over</td></tr>
 * </table>
 *
 * <p>What the container itself sets goes past every wrapper: the session cookie above all.
 */
public final class PageAdapter {

    private final EncodedPages encoded = new EncodedPages();

    /** An adapter for one web application. */
    public PageAdapter() {}

    /**
     * Whether a page begins with this dispatch. Whatever else is wrapped around the request and the response, or is loaded,
     * belongs to this moment: wrapped again on a forward, the response would look like one of the shop's own.
     *
     * @param response the response of this dispatch
     * @return false if it is a part of a page, or its end
     */
    public static boolean begins(HttpServletResponse response) {
        return AdaptedResponse.in(response) == null;
    }

    /**
     * Goes on with the chain, and adapts what it writes.
     *
     * @param request the request of this dispatch
     * @param response its response
     * @param chain the rest of the filters, and the shop
     * @param adaptation makes an adaptation; called once for each response that is not adapted yet
     * @throws IOException if the shop, or the browser's connection, fails
     * @throws ServletException if the shop fails
     */
    public void adapt(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            Supplier<PageAdaptation> adaptation)
            throws IOException, ServletException {
        DispatcherType type = request.getDispatcherType();
        AdaptedResponse present = AdaptedResponse.in(response);
        if (present == null) {
            begin(new AdaptedRequest(request, response, adaptation.get(), encoded), chain);
        } else if (type == DispatcherType.INCLUDE) {
            chain.doFilter(request, response);
        } else {
            goOn(type, request, response, present, chain);
        }
    }

    private static void begin(AdaptedRequest own, FilterChain chain) throws IOException, ServletException {
        // after an exception the container answers by itself: nothing of the page may be added
        chain.doFilter(own, own.response());
        if (!own.goesOn()) {
            own.response().endPage();
        }
    }

    private static void goOn(
            DispatcherType type,
            HttpServletRequest request,
            HttpServletResponse response,
            AdaptedResponse present,
            FilterChain chain)
            throws IOException, ServletException {
        @Nullable AdaptedRequest own = AdaptedRequest.in(request);
        if (type == DispatcherType.ASYNC && own != null) {
            own.isBack();
        }
        if (type == DispatcherType.ERROR && !response.isCommitted()) {
            present.beginAgain();
        }
        if (own == null) {
            chain.doFilter(request, response);
        } else {
            own.goOn(chain, request, response);
        }
        if (type == DispatcherType.REQUEST) {
            // mapped twice: a filter of the shop may stand in between, and still write
            return;
        }
        if (own != null && own.goesOn()) {
            return;
        }
        if (type == DispatcherType.FORWARD && response != present) {
            present.drain();
        } else {
            present.endPage();
        }
    }
}
