package io.klartext.consent.servlet.internal.visit;

import io.klartext.consent.ConsentException;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A response that is for one person from some point on: nothing shared may keep it. Whoever resets the response takes the
 * headers away with all others, so they are looked at again with each decision. Confined to the request's thread.
 */
final class PrivateResponse {

    private static final Logger LOG = LoggerFactory.getLogger(PrivateResponse.class);

    private final Setup setup;
    private final Links links;
    private final HttpServletResponse response;
    private final List<String> cookies = new ArrayList<>();
    private boolean isPrivate;

    PrivateResponse(Setup setup, Links links, HttpServletResponse response) {
        this.setup = setup;
        this.links = links;
        this.response = response;
    }

    /** The response in a wrapper that notices a reset at once. */
    HttpServletResponse kept() {
        return new HttpServletResponseWrapper(response) {
            @Override
            public void reset() {
                super.reset();
                if (isPrivate) {
                    keep();
                }
            }
        };
    }

    boolean isPrivate() {
        return isPrivate;
    }

    /** From now on it is for one person; whether it was not before. */
    boolean keep() {
        boolean first = !isPrivate;
        isPrivate = true;
        if (!response.isCommitted()) {
            if (first || !response.containsHeader("Cache-Control")) {
                mark();
            }
            sendCookies();
        }
        return first;
    }

    private void mark() {
        response.setHeader("Cache-Control", "private, no-store");
        response.addHeader("Vary", Visit.VARY);
        SharedCaches.refuse(response);
        offerConsentRequests();
    }

    private void sendCookies() {
        if (!cookies.isEmpty()) {
            Collection<String> sent = response.getHeaders("Set-Cookie");
            cookies.stream()
                    .filter(cookie -> !sent.contains(cookie))
                    .forEach(cookie -> response.addHeader("Set-Cookie", cookie));
        }
    }

    /** Gives the browser a cookie, which not every shared cache takes for a reason to leave it alone (RFC 9111, section 7.3). */
    void remember(String cookie) {
        cookies.add(cookie);
        keep();
    }

    /** ADPC, section 7.1: a page that asks for nothing says so without another round trip. */
    private void offerConsentRequests() {
        try {
            boolean none = ConsentRequests.offered(setup.consents().policy()).isEmpty();
            String target = none ? "about:blank" : links.consentRequests();
            response.addHeader("Link", "<" + target + ">; rel=\"consent-requests\"");
        } catch (ConsentException e) {
            LOG.debug("No policy is effective yet: nothing is asked");
        }
    }
}
