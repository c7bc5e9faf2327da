package io.klartext.consent.it.adapted.app;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.servlet.ConsentFilter;
import io.klartext.consent.servlet.adapt.PageRules;
import io.klartext.consent.store.InMemoryConsentStore;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the owner of such a shop adds: the filter with its rules. Who is logged in says the cookie {@code account}. */
public final class AdaptedApplication implements ServletContextListener {

    /** The rules for the pages of {@link PlainShop}. */
    public static final String RULES = """
            {"rules": [
              {"path": "/**", "select": "#picks", "purpose": "personalized-ads", "surface": "page.picks",
               "whenDenied": "remove", "explain": {"per": "li[data-sku]", "offer": "attr(data-sku)"}},
              {"path": "/**", "select": "div.banner[data-campaign]", "purpose": "personalized-ads",
               "surface": "page.banner", "whenDenied": {"replaceWith": "fragment:/neutral"},
               "explain": {"offer": "attr(data-campaign)"}},
              {"path": "/markup/*", "select": "p[title='Gr\u00fc\u00dfe']", "purpose": "personalized-ads", "whenDenied": "remove"},
              {"path": "/markup/*", "select": "tr[data-sku]", "purpose": "personalized-ads", "surface": "page.rows",
               "whenDenied": "remove", "explain": {"offer": "attr(data-sku)"}},
              {"path": "/special/*", "select": "p.special", "purpose": "personalized-ads", "whenDenied": "remove"}],
             "cookies": [{"name": "_ads*", "purpose": "personalized-ads"}],
             "scripts": [{"src": "*://*/ads/pixel.js", "purpose": "personalized-ads"}],
             "paths": [{"path": "/recommendations/**", "purpose": "personalized-ads", "whenDenied": 403},
                       {"path": "/feed/**", "purpose": "personalized-ads", "whenDenied": {"forward": "/neutral"}}]}
            """;

    /** What the shop does with data: advertising by consent, an order of its own by interest. */
    public static final String POLICY = """
            {"version": 1, "effectiveFrom": "2026-01-01T00:00:00Z", "languages": ["en", "de"],
             "controller": {"name": "Muster Feinkost GmbH", "address": "Hafenstraße 1, Hamburg",
               "contact": "privacy@example.com", "authority": "HmbBfDI, Hamburg"},
             "purposes": [
              {"id": "personalized-ads", "legalBasis": "consent", "profiling": "advertising",
               "title": {"en": "Offers that suit you", "de": "Angebote, die zu Ihnen passen"},
               "description": {"en": "We choose offers by what you bought.",
                               "de": "Wir wählen Angebote danach aus, was Sie gekauft haben."},
               "data": ["purchase-history"], "recipients": ["mailer"],
               "retention": "P180D", "consentLifetime": "P12M", "listensTo": ["gpc"]},
              {"id": "own-ranking", "legalBasis": "legitimate-interest", "directMarketing": true,
               "title": {"en": "Order of goods", "de": "Reihenfolge"},
               "description": {"en": "What you like comes first.", "de": "Was Sie mögen, steht vorn."},
               "interest": {"en": "We want you to find things fast.", "de": "Wir wollen, dass Sie schnell finden."},
               "data": ["purchase-history"], "recipients": [], "retention": "P1D"}],
             "dataCategories": [
              {"id": "purchase-history", "title": {"en": "What you bought", "de": "Was Sie gekauft haben"},
               "attributes": ["orders[].sku"], "origin": "observed"}],
             "recipients": [
              {"id": "mailer", "name": "Mailer GmbH", "country": "DE", "role": "processor", "contract": "GDPR 28"}],
             "texts": {"withdrawal": {"en": "You can withdraw every permission at any time.",
                                      "de": "Sie können jede Erlaubnis jederzeit widerrufen."}}}
            """;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        add(event.getServletContext(), POLICY, RULES);
    }

    /** Adds the shop and the filter to a web application. */
    public static void add(ServletContext context, String policy, String rules) {
        ConsentManager consents = ConsentManager.builder()
                .policy(Policy.parse(policy))
                .store(new InMemoryConsentStore())
                .build();
        ConsentFilter.register(
                context,
                ConsentFilter.builder(consents)
                        .account(AdaptedApplication::account)
                        .keys(KeyRing.temporary(new SecureRandom()))
                        .pageRules(PageRules.parse(rules))
                        .build());
        PlainShop.open(context);
    }

    /** Who is logged in, as the shop's own cookie says. */
    public static Optional<String> account(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals("account"))
                .map(Cookie::getValue)
                .findFirst();
    }
}
