package io.klartext.consent.it.adapted;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.explain.Model;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.it.adapted.app.AdaptedApplication;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.select.Selection;
import io.klartext.consent.select.Selector;
import io.klartext.consent.servlet.ConsentFilter;
import io.klartext.consent.servlet.RequestConsent;
import io.klartext.consent.store.InMemoryConsentStore;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A shop in which everything bears a hostile name: products, surfaces, models, advertisers, staff and accounts. Its clock
 * stands still, so that two people differ in nothing but their names.
 */
final class NamingShop extends HttpServlet {

    /** What stands in the first place of each page, to compare the others with. */
    static final String HARMLESS = "harmless-name";

    /** How many lines a page has beside the harmless name. */
    static final int AT_ONCE = 13;

    private static final long serialVersionUID = 1L;
    private static final PurposeId ADS = PurposeId.of("personalized-ads");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
    private static final String BOUGHT = "orders[].sku";

    private final transient ConsentManager consents;

    private NamingShop(ConsentManager consents) {
        this.consents = consents;
    }

    static void add(ServletContext context) {
        ConsentManager consents = ConsentManager.builder()
                .policy(Policy.parse(AdaptedApplication.POLICY))
                .store(new InMemoryConsentStore())
                .clock(CLOCK)
                .explanationHistory(Duration.ofDays(30), 100)
                .build();
        ConsentFilter.register(
                context,
                ConsentFilter.builder(consents)
                        .account(NamingShop::account)
                        .keys(KeyRing.temporary(new SecureRandom()))
                        .clock(CLOCK)
                        .receipts("DE")
                        .build());
        context.addServlet("naming-shop", new NamingShop(consents)).addMapping("/");
    }

    private static Optional<String> account(HttpServletRequest request) {
        return AdaptedApplication.account(request).map(name -> URLDecoder.decode(name, StandardCharsets.UTF_8));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        RequestConsent consent = RequestConsent.from(request);
        switch (request.getServletPath()) {
            case "/empty" -> response.getWriter().print("<!DOCTYPE html><title>Empty</title>");
            case "/login" -> {
                String name = request.getParameter("to");
                consent.loggedIn(name);
                response.addCookie(new Cookie("account", HostileTexts.encoded(name)));
            }
            default -> offers(consent, Integer.parseInt(request.getParameter("from")), response.getWriter());
        }
    }

    /** The lines that a page has beside the harmless name. */
    static List<String> names(int from) {
        return HostileTexts.LINES.subList(from, Math.min(from + AT_ONCE, HostileTexts.LINES.size()));
    }

    /** For each name what a machine here selected and what a batch handed in; and a member of staff has looked. */
    private void offers(RequestConsent consent, int from, PrintWriter out) {
        SubjectId subject = consent.subject().orElseThrow();
        out.print("<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Offers</title>"
                + "<script type=module src=/consent/component.js></script><main>");
        Stream.concat(Stream.of(HARMLESS), names(from).stream()).forEach(name -> {
            out.print("<article>");
            selected(consent, name, out);
            told(consent, name, out);
            out.print("</article>");
            consents.access(Actor.staff(name), subject, ADS, Set.of(BOUGHT));
        });
        out.print("</main></html>");
    }

    /** The name is what was bought, what is shown, and what would have been shown without that. */
    private static void selected(RequestConsent consent, String name, PrintWriter out) {
        Selection<String> selection = consent.select(
                ADS,
                () -> Map.of("orders", List.of(Map.of("sku", name))),
                Selector.of(
                        view -> view.items(BOUGHT).isEmpty() ? List.of("instead of " + name) : List.of(name),
                        item -> item));
        Explanation why = selection.explain(Offer.own(name).onSurface(name));
        out.print(consent.whySnippet(selection, why));
        link(consent.explain(selection, why), out);
    }

    private void told(RequestConsent consent, String name, PrintWriter out) {
        Offer offer = Offer.advertisement("for " + name, name, "paid by " + name)
                .titled(name)
                .onSurface("beside " + name)
                .chosenBy(new Model(name, Optional.of("of " + name)));
        Explanation why = consents.explain(consent.check(ADS), offer)
                .factor("purchase-history", Influence.CONTRIBUTING)
                .value(name)
                .value(name, YearMonth.of(2026, 5))
                .more(2)
                .orThrow();
        out.print(consent.whySnippet(why));
        link(consent.explain(why), out);
    }

    private static void link(String address, PrintWriter out) {
        out.print("<consent-why><a href=\"" + address.replace("&", "&amp;") + "\">Why?</a></consent-why>");
    }
}
