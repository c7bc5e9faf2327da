package io.klartext.consent.servlet.internal.enforce;

import io.klartext.consent.ConsentException;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.policy.Transformation;
import io.klartext.consent.servlet.adapt.CookieRule;
import io.klartext.consent.servlet.adapt.PageRules;
import io.klartext.consent.servlet.adapt.PathRule;
import io.klartext.consent.servlet.internal.adapt.RequestPath;
import io.klartext.consent.servlet.internal.adapt.response.ExpiredCookies;
import io.klartext.consent.servlet.internal.adapt.response.FilteredCookies;
import io.klartext.consent.servlet.internal.adapt.response.MergedPermissions;
import io.klartext.consent.servlet.internal.adapt.response.PageAdaptation;
import io.klartext.consent.servlet.internal.adapt.response.PageAdapter;
import io.klartext.consent.servlet.internal.adapt.response.WholePageRequest;
import io.klartext.consent.servlet.internal.api.Problem;
import io.klartext.consent.servlet.internal.form.FormTokens;
import io.klartext.consent.servlet.internal.identity.VisitorCookie;
import io.klartext.consent.servlet.internal.visit.Setup;
import io.klartext.consent.servlet.internal.visit.Visit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the shop's existing pages, applied to every request: guarded paths first, then cookies, then the page
 * itself. Thread-safe.
 */
public final class PageEnforcement {

    private static final Set<String> GETTING = Set.of("GET", "HEAD");

    /** What a browser calls what it never shows as a page (Fetch Metadata, destination). */
    private static final Set<String> NO_PAGES =
            Set.of("audio", "font", "image", "manifest", "script", "style", "track", "video", "worker");

    /** So many characters of headers take cookies away at once: containers give all headers together 8 KiB. */
    private static final int MOST_TAKEN_AWAY = 3072;

    private static final String PAGE = PageEnforcement.class.getName() + ".page";

    private final Setup setup;
    private final PageRules rules;
    private final FormTokens forms;
    private final RulesByPath byPath;
    private final PageAdapter adapter = new PageAdapter();
    private final DryRunSessions dryRun;

    /**
     * Compiles the rules.
     *
     * @param setup what the shop set up
     */
    public PageEnforcement(Setup setup) {
        this.setup = setup;
        this.rules = setup.options().pages().rules();
        this.forms = new FormTokens(setup);
        this.byPath = new RulesByPath(rules);
        this.dryRun = new DryRunSessions(setup.options());
    }

    /**
     * Answers the first dispatch of a request.
     *
     * @param visit the request
     * @param known the links to explanations that the shop's own code has made by then, by surface and offer
     * @param linkTo makes such a link
     * @param chain the shop
     * @throws IOException if the shop, or the browser's connection, fails
     * @throws ServletException if the shop fails
     */
    public void answer(
            Visit visit, Supplier<Map<String, String>> known, Function<Explanation, String> linkTo, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = visit.request();
        if (rules.equals(PageRules.NONE) && !visit.isPrivate()) {
            pass(visit, chain);
            return;
        }
        Optional<String> path = RequestPath.within(request.getContextPath(), request.getRequestURI());
        Optional<PathRule> guard = byPath.guards(path).stream()
                .filter(rule -> !visit.check(rule.purpose()).allowed())
                .findFirst();
        if (dryRun.include(request)) {
            tryOut(visit, guard, path, chain);
            return;
        }
        takeCookiesAway(visit);
        if (guard.isPresent()) {
            deny(visit, guard.get(), new PageInserts(visit, forms, known, linkTo));
            return;
        }
        PathRules here = byPath.rules(path);
        if (here.isEmpty() && rules.cookies().isEmpty() && !visit.isPrivate()) {
            pass(visit, chain);
            return;
        }
        begin(visit, begun(visit, here, mayBePage(request), new PageInserts(visit, forms, known, linkTo)), chain);
    }

    /**
     * Whoever only gets something gets it from the container's own response, which sends files faster than any other; if that was
     * reset, it is made private once more unless it is on its way already. Where somebody may log in no reset is missed.
     */
    private static void pass(Visit visit, FilterChain chain) throws IOException, ServletException {
        if (!GETTING.contains(visit.request().getMethod())) {
            chain.doFilter(visit.request(), visit.keptResponse());
            return;
        }
        chain.doFilter(visit.request(), visit.response());
        if (visit.isPrivate() && !visit.request().isAsyncStarted()) {
            visit.keepPrivate();
        }
    }

    private Begun begun(Visit visit, PathRules here, boolean mayBePage, PageInserts inserts) {
        return new Begun(
                new EnforcedPage(visit, here, inserts),
                here.hasBlocks() || (!here.isEmpty() && mayBePage),
                response -> {
                    HttpServletResponse filtered = cookies(visit, response);
                    return here.isEmpty() ? filtered : places(visit, filtered);
                });
    }

    /** Rules for scripts are about every path, and most of what a shop sends is no page: it stays small, and unchanged. */
    private static boolean mayBePage(HttpServletRequest request) {
        @Nullable String shownAs = request.getHeader("Sec-Fetch-Dest");
        return shownAs == null || !NO_PAGES.contains(shownAs);
    }

    /**
     * What a request's page goes by. An error page may begin the page anew, on the container's own response.
     *
     * @param page what becomes of it
     * @param whole whether the shop must not answer that it has not changed, nor compress it
     * @param filter what is put around the container's response
     */
    private record Begun(PageAdaptation page, boolean whole, UnaryOperator<HttpServletResponse> filter) {}

    private void begin(Visit visit, Begun begun, FilterChain chain) throws IOException, ServletException {
        visit.request().setAttribute(PAGE, begun);
        begin(visit.request(), visit.keptResponse(), begun, chain);
    }

    private void begin(HttpServletRequest request, HttpServletResponse response, Begun begun, FilterChain chain)
            throws IOException, ServletException {
        adapter.adapt(
                begun.whole() ? new WholePageRequest(request) : request,
                begun.filter().apply(response),
                chain,
                begun::page);
    }

    /**
     * Answers a further dispatch of a request: a forward, an include, an error, or the end of an asynchronous wait.
     *
     * @param request the request of this dispatch
     * @param response its response
     * @param chain the shop
     * @throws IOException if the shop, or the browser's connection, fails
     * @throws ServletException if the shop fails
     */
    public void goOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request.getAttribute(PAGE) instanceof Begun begun)) {
            chain.doFilter(request, response);
        } else if (PageAdapter.begins(response)) {
            begin(request, response, begun, chain);
        } else {
            adapter.adapt(request, response, chain, begun::page);
        }
    }

    /** The rules change nothing; what they would do is told. */
    private void tryOut(Visit visit, Optional<PathRule> guard, Optional<String> path, FilterChain chain)
            throws IOException, ServletException {
        visit.keepPrivate();
        List<String> further = new ArrayList<>();
        guard.ifPresent(rule -> further.add("/paths/" + rules.paths().indexOf(rule) + " " + rule.path()
                + ": this path is not answered: "
                + rule.forward().map(neutral -> "forwarded to " + neutral).orElse("status 403")));
        for (int i = 0; i < rules.cookies().size(); i++) {
            CookieRule rule = rules.cookies().get(i);
            boolean denied = !visit.check(rule.purpose()).allowed();
            further.add("/cookies/" + i + " " + rule.name() + ": " + (denied ? "not set, and taken away" : "set"));
        }
        if (deniesPlaces(visit)) {
            further.add("Permissions-Policy: geolocation=() is sent");
        }
        DryRunPage page = new DryRunPage(visit, byPath.rules(path), further);
        begin(visit, new Begun(page, true, UnaryOperator.identity()), chain);
    }

    /** The neutral path is sent under its own rules; but this address is answered otherwise for somebody else, and so not kept. */
    private void deny(Visit visit, PathRule rule, PageInserts inserts) throws IOException, ServletException {
        @Nullable RequestDispatcher neutral =
                rule.forward().map(visit.request()::getRequestDispatcher).orElse(null);
        if (neutral == null) {
            Problem.GUARDED.send(visit);
            return;
        }
        PathRules there = byPath.rules(rule.forward().flatMap(RequestPath::of));
        begin(visit, begun(visit, there, true, inserts), neutral::forward);
    }

    /** Takes the cookies of denied purposes away that the browser has; what is too much for one response, with the next. */
    private void takeCookiesAway(Visit visit) {
        if (rules.cookies().isEmpty()) {
            return;
        }
        Cookie @Nullable [] sent = visit.request().getCookies();
        if (sent == null) {
            return;
        }
        // What cannot be taken away comes again, and must not be in the way of the others for ever.
        int first = (int) Math.floorMod(setup.clock().millis(), (long) sent.length);
        int room = MOST_TAKEN_AWAY;
        for (int i = 0; i < sent.length && room >= 0; i++) {
            List<String> lines = taking(visit, sent[(first + i) % sent.length].getName());
            room -= lines.stream().mapToInt(String::length).sum();
            if (room >= 0) {
                lines.forEach(line -> visit.response().addHeader("Set-Cookie", line));
            }
        }
    }

    private List<String> taking(Visit visit, String cookie) {
        return denying(visit, cookie)
                .map(rule -> {
                    visit.keepPrivate();
                    String host = visit.request().getServerName();
                    return ExpiredCookies.lines(cookie, rule.domain(), Optional.of(rule.path()), host);
                })
                .orElse(List.of());
    }

    /** Lets the shop set no cookie of a denied purpose. */
    private HttpServletResponse cookies(Visit visit, HttpServletResponse response) {
        return rules.cookies().isEmpty()
                ? response
                : new FilteredCookies(response, cookie -> maySet(visit, cookie.name()), setup.clock());
    }

    /** An answer with such a cookie is for one person; one that lost it, or never had one, is the same for everybody. */
    private boolean maySet(Visit visit, String cookie) {
        boolean allowed = denying(visit, cookie).isEmpty();
        if (allowed && rules.cookies().stream().anyMatch(rule -> rule.matches(cookie))) {
            visit.keepPrivate();
        }
        return allowed;
    }

    /** The first rule about a cookie whose purpose is denied. The one that remembers the no is no cookie of the shop's. */
    private Optional<CookieRule> denying(Visit visit, String cookie) {
        if (cookie.equals(VisitorCookie.NAME)) {
            return Optional.empty();
        }
        return rules.cookies().stream()
                .filter(rule -> rule.matches(cookie)
                        && !visit.checkWithSignals(rule.purpose()).allowed())
                .findFirst();
    }

    /** Nobody's place is asked for on these pages until one of the purposes that see a place is allowed. */
    private HttpServletResponse places(Visit visit, HttpServletResponse response) {
        return deniesPlaces(visit) ? new MergedPermissions(response, Set.of("geolocation")) : response;
    }

    private boolean deniesPlaces(Visit visit) {
        List<PurposeId> seeing = purposesThatSeeAPlace();
        return !seeing.isEmpty()
                && seeing.stream()
                        .noneMatch(purpose -> visit.checkWithSignals(purpose).allowed());
    }

    private List<PurposeId> purposesThatSeeAPlace() {
        try {
            Policy policy = setup.consents().policy();
            return policy.purposes().stream()
                    .filter(purpose ->
                            purpose.minimise().values().stream().anyMatch(Transformation.Precision.class::isInstance))
                    .map(purpose -> purpose.id())
                    .toList();
        } catch (ConsentException e) {
            // No policy counts yet: every purpose of the rules is unknown, and denied.
            return List.of();
        }
    }
}
