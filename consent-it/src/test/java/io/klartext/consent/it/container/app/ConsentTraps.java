package io.klartext.consent.it.container.app;

import io.klartext.consent.ConsentException;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.ConsentFilter;
import io.klartext.consent.servlet.RequestConsent;
import io.klartext.consent.store.InMemoryConsentStore;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The library's own filter in a shop that dispatches in all ways there are, and that registers it too often. */
final class ConsentTraps {

    static final String ASKS = "an error page that asks";

    private static final PurposeId ADS = PurposeId.of("personalized-ads");
    private static final String LOOK_UPS = "look-ups of the account";
    private static final String FIRST = "the first answer";
    private static final String POLICY = """
            {"version": 1, "effectiveFrom": "2026-01-01T00:00:00Z", "languages": ["en"],
             "controller": {"name": "Muster Feinkost GmbH", "address": "Hafenstraße 1, Hamburg",
               "contact": "privacy@example.com", "authority": "HmbBfDI, Hamburg"},
             "purposes": [
              {"id": "personalized-ads", "legalBasis": "consent", "profiling": "advertising",
               "title": {"en": "Offers that suit you"}, "description": {"en": "We choose offers by what you bought."},
               "retention": "P180D", "consentLifetime": "P12M", "listensTo": ["gpc"]}],
             "texts": {"withdrawal": {"en": "You can withdraw every permission at any time."}}}
            """;

    private ConsentTraps() {}

    /** Registers the filter, and then what must not count. */
    static void register(ServletContext context) {
        ConsentManager consents = ConsentManager.builder()
                .policy(Policy.parse(POLICY))
                .store(new InMemoryConsentStore())
                .build();
        ConsentFilter.register(context, filter(consents));
        try {
            ConsentFilter.register(context, filter(consents));
        } catch (ConsentException e) {
            context.setAttribute(ConsentException.class.getName(), e.getMessage());
        }
        context.addFilter("another-consent", filter(consents))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/two/*");
    }

    private static ConsentFilter filter(ConsentManager consents) {
        return ConsentFilter.builder(consents)
                .account(request -> {
                    request.setAttribute(LOOK_UPS, count(request) + 1);
                    return Optional.empty();
                })
                .keys(KeyRing.temporary(new SecureRandom()))
                .build();
    }

    private static int count(HttpServletRequest request) {
        return request.getAttribute(LOOK_UPS) instanceof Integer count ? count : 0;
    }

    static void set(Traps traps) {
        traps.at("/dispatched", ConsentTraps::dispatched)
                .at("/asked", ConsentTraps::asked)
                .at("/two/filters", ConsentTraps::asked)
                .at("/tagged", ConsentTraps::tagged)
                .at(
                        "/registered-twice",
                        (request, response) -> response.getWriter()
                                .print(request.getServletContext().getAttribute(ConsentException.class.getName())));
    }

    private static void dispatched(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        RequestConsent consent = RequestConsent.from(request);
        consent.check(ADS);
        request.setAttribute(FIRST, consent);
        if (request.getParameter("forgotten") != null) {
            // as if no filter had been mapped to the first dispatch
            request.removeAttribute(ConsentFilter.class.getName() + ".owner");
            request.removeAttribute(RequestConsent.class.getName());
        }
        switch (request.getParameter("how")) {
            case "forward" -> request.getRequestDispatcher("/asked").forward(request, response);
            case "include" -> request.getRequestDispatcher("/asked").include(request, response);
            case "async" -> request.startAsync().dispatch("/asked");
            case "error" -> {
                request.setAttribute(ASKS, true);
                response.sendError(500);
            }
            case "exception" -> {
                request.setAttribute(ASKS, true);
                throw new ServletException("the shop's own fault");
            }
            default -> throw new IllegalArgumentException("an unknown way to dispatch");
        }
    }

    /** A page of the shop with the library's tags in its template; the offer is called as the address says. */
    private static void tagged(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        RequestConsent consent = RequestConsent.from(request);
        String name = Objects.requireNonNullElse(request.getParameter("name"), "sku-1");
        request.setAttribute("surface", "on " + name);
        request.setAttribute("offer", name);
        consent.explain(consent.view(ADS, Map::of).explain(Offer.own(name).onSurface("on " + name)));
        request.getRequestDispatcher("/tags.jsp").forward(request, response);
    }

    static void asked(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestConsent consent = RequestConsent.from(request);
        response.setContentType("text/html;charset=UTF-8");
        PrintWriter out = response.getWriter();
        out.print(consent.check(ADS).reason());
        out.print(consent == request.getAttribute(FIRST) ? ", the same" : ", another");
        out.print(", look-ups " + count(request));
        for (DispatcherType type : DispatcherType.values()) {
            if (request.getAttribute(AdaptingFilter.CALLS + type) instanceof Integer calls) {
                out.print(", " + type + " " + calls);
            }
        }
    }
}
