package io.klartext.consent.servlet;

import io.klartext.consent.ConsentException;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.servlet.internal.enforce.PageEnforcement;
import io.klartext.consent.servlet.internal.route.ConsentRoutes;
import io.klartext.consent.servlet.internal.signal.BrowserAnswers;
import io.klartext.consent.servlet.internal.signal.RememberedSignals;
import io.klartext.consent.servlet.internal.visit.Setup;
import io.klartext.consent.servlet.internal.visit.Visit;
import io.klartext.consent.servlet.internal.why.WhyTokens;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thing that a shop registers. It gives every request a {@link RequestConsent} and serves the library's own pages
 * under one path: {@code /consent/choices}, {@code /consent/why}, {@code /consent/api/choices}. Requests for anything else
 * go on to the shop, whose exceptions pass through untouched; nothing is read and no cookie is set unless a page asks, or
 * the browser says something about consent itself ({@code ADPC}).
 *
 * <p>It runs once per request, whatever is forwarded, included or dispatched for an error. Thread-safe.
 */
public final class ConsentFilter implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(ConsentFilter.class);
    private static final String OWNER = ConsentFilter.class.getName() + ".owner";

    private final Setup setup;
    private final ConsentRoutes routes;
    private final WhyTokens tokens;
    private final BrowserAnswers answers;
    private final RememberedSignals remembered;
    private final PageEnforcement pages;
    private final AtomicBoolean warned = new AtomicBoolean();

    ConsentFilter(Setup setup) {
        this.setup = setup;
        this.tokens = new WhyTokens(setup);
        this.routes = new ConsentRoutes(setup, tokens);
        this.answers = new BrowserAnswers(setup);
        this.remembered = new RememberedSignals(setup);
        this.pages = new PageEnforcement(setup);
    }

    /**
     * Starts to set up a filter.
     *
     * @param consents the door; whoever made it closes it
     * @return a builder
     */
    public static ConsentFilterBuilder builder(ConsentManager consents) {
        return new ConsentFilterBuilder(consents);
    }

    /**
     * Registers a filter for every path and every dispatcher type, ahead of the filters of {@code web.xml}.
     *
     * @param context the web application, before it has started
     * @param filter the filter
     * @throws ConsentException if one is registered already
     */
    public static void register(ServletContext context, ConsentFilter filter) {
        FilterRegistration.@Nullable Dynamic registration = context.addFilter("klartext-consent", filter);
        if (registration == null) {
            throw new ConsentException("A ConsentFilter is registered already: register one for the whole application");
        }
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse answer)) {
            chain.doFilter(request, response);
            return;
        }
        Object owner = request.getAttribute(OWNER);
        if (owner != null) {
            warnOfTwo(owner);
            if (owner == this) {
                pages.goOn(http, answer, chain);
            } else {
                chain.doFilter(request, response);
            }
            return;
        }
        request.setAttribute(OWNER, this);
        Visit visit = new Visit(setup, http, answer, remembered::see);
        answers.take(visit);
        if (request.getDispatcherType() == DispatcherType.REQUEST && routes.serve(visit)) {
            return;
        }
        RequestConsent consent = new RequestConsent(visit, tokens);
        request.setAttribute(RequestConsent.class.getName(), consent);
        request.setAttribute(RequestConsent.ATTRIBUTE, consent);
        pages.answer(visit, consent::getWhy, consent::whyLink, chain);
    }

    private void warnOfTwo(Object owner) {
        if (owner != this && warned.compareAndSet(false, true)) {
            LOG.warn("Two ConsentFilters are mapped to the same request; only the first one counts: register one");
        }
    }
}
