package io.klartext.consent.servlet;

import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.profile.ProfileView;
import io.klartext.consent.select.Selection;
import io.klartext.consent.select.Selector;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The shop around the filter: a few pages that ask for consent in the ways that shops do. */
final class ShopServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** The attribute of somebody who logs in within a request, by the parameter {@code login}. */
    static final String LOGGED_IN = "account";

    static final String CANARY = "canary-";

    static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><title>Page</title>
            <script src="https://cdn.example/pixel.js"></script><script src="/own.js"></script>
            </head><body class=home><h1>Page</h1>
            <ul id=picks><li data-sku="sku-1">Oil<li data-sku=sku-2>Salt</ul>
            <div class="banner" data-campaign="c-7">Buy oil</div>
            <p>Footer &copy; M\u00fcller</p></body></html>
            """;

    /** Looks nested, as files do that are no pages. */
    static final String FILE = "<int> vector ".repeat(1000) + "end of file";

    static final List<String> BOUGHT =
            List.of("Truffle oil", "Sea salt", "Olives", "Capers", "Saffron", "Pine nuts", "Anchovies");

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setContentType("text/plain;charset=UTF-8");
        if (request.getParameter("login") != null && request.getAttribute(LOGGED_IN) == null) {
            request.setAttribute(LOGGED_IN, request.getParameter("login"));
            consent(request).loggedIn(request.getParameter("login"));
        }
        Object included = request.getAttribute(RequestDispatcher.INCLUDE_SERVLET_PATH);
        switch (included instanceof String path ? path : request.getServletPath()) {
            case "/plain" -> response.getWriter().print("plain");
            case "/check" -> response.getWriter().print(check(request));
            case "/offer" -> offer(request, response);
            case "/select" -> select(request, response);
            case "/links" -> links(request, response);
            case "/all" -> response.getWriter().print(all(request));
            case "/login" -> response.getWriter().print(said(consent(request).loggedIn(request.getParameter("id"))));
            case "/register" ->
                response.getWriter().print(said(consent(request).registered(request.getParameter("id"))));
            case "/broken" -> throw new IllegalStateException("the shop's own fault");
            case "/broken-servlet" -> throw new ServletException("the shop's own fault");
            case "/error" -> response.sendError(500);
            case "/error-page" -> response.getWriter().print("error page " + check(request));
            case "/forward" ->
                request.getRequestDispatcher("/check?purpose=personalized-ads").forward(request, response);
            case "/async" -> request.startAsync().dispatch("/check");
            case "/include" -> {
                response.getWriter().print("before ");
                request.getRequestDispatcher("/check?purpose=personalized-ads").include(request, response);
                response.getWriter().print(" after");
            }
            case "/page", "/page/other" -> page(request, response);
            case "/wide" -> {
                response.setContentType("text/html;charset=UTF-16");
                response.getWriter().print("<!DOCTYPE html><body><div id=picks>Oil</div>rest");
            }
            case "/marked" -> {
                response.setContentType("text/html;charset=UTF-8");
                response.getOutputStream().write("\ufeff<div id=picks>Oil</div>".getBytes(StandardCharsets.UTF_16BE));
            }
            case "/picks" -> html(response, "<div id=picks>Oil</div>");
            case "/untyped" -> {
                response.reset();
                response.getOutputStream().print(request.getParameter("body"));
            }
            case "/file" -> {
                response.reset();
                response.getOutputStream().print(request.getParameter("begins") + FILE);
            }
            case "/neutral" -> html(response, "<p>neutral</p>");
            case "/recommendations/list" -> {
                response.setHeader("CDN-Cache-Control", "public, max-age=60");
                response.getWriter().print("recommended");
            }
            case "/public" -> {
                response.setHeader("Cache-Control", "public, max-age=60");
                response.getWriter().print("the same for everybody");
            }
            case "/told-to-caches" -> {
                response.setHeader("CDN-Cache-Control", "public, max-age=60");
                response.setHeader("X-Accel-Expires", "60");
                response.getWriter().print(check(request));
            }
            case "/reset" -> {
                check(request);
                response.reset();
                response.setContentType("text/plain;charset=UTF-8");
                String end = request.getParameter("end");
                if (end == null) {
                    response.getWriter().print(check(request));
                } else {
                    end(end, request, response);
                }
            }
            case "/class" -> response.getWriter().print(response.getClass().getName());
            case "/asked-for" ->
                response.getWriter()
                        .print(request.getHeader("If-None-Match") + " " + request.getHeader("Accept-Encoding"));
            case "/guarded/list" -> response.getWriter().print("guarded");
            default -> response.sendError(404);
        }
    }

    /** A page as a shop has it that knows nothing of consent. */
    private static void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.addHeader("Set-Cookie", "_ads_id=1; Path=/");
        response.addHeader("Set-Cookie", "basket=2; Path=/");
        response.setHeader("ETag", "\"page\"");
        Optional.ofNullable(request.getParameter("policy"))
                .ifPresent(policy -> response.setHeader("Content-Security-Policy", policy));
        String type = request.getParameter("type");
        if (type != null) {
            response.reset();
            response.setContentType(type);
            response.getOutputStream().print(request.getParameter("late") == null ? "" : " ");
            if (request.getParameter("late") != null) {
                response.setContentType("text/html");
                response.setHeader("Content-Type", "text/html");
            }
            response.getOutputStream().print(PAGE.replace("\u00fc", "ue"));
            return;
        }
        String base = request.getParameter("base");
        html(response, base == null ? PAGE : PAGE.replace("<title>", "<base href=\"" + base + "\"><title>"));
    }

    private static void html(HttpServletResponse response, String html) throws IOException {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static RequestConsent consent(HttpServletRequest request) {
        return RequestConsent.from(request);
    }

    /** What a takeover recorded: the choices only, as words. */
    private static String said(Outcome outcome) {
        return outcome instanceof Outcome.Recorded recorded
                ? recorded.events().stream()
                        .filter(ChoiceEvent.class::isInstance)
                        .map(ChoiceEvent.class::cast)
                        .map(event -> event.choice().kind().word() + ":"
                                + event.choice().purpose().value())
                        .collect(Collectors.joining(" "))
                : outcome.toString();
    }

    private static String all(HttpServletRequest request) {
        RequestConsent consent = consent(request);
        return String.join(
                "\n",
                consent.checkAll().values().stream()
                        .map(decision -> decision.purpose() + "=" + decision.reason())
                        .collect(Collectors.joining(" ")),
                consent.pending().stream()
                        .map(pending -> pending.purpose() + "=" + pending.cause() + "/" + pending.answeredVersion())
                        .collect(Collectors.joining(" ")),
                consent.allowsFeature("call-friends") + " " + consent.allowsFeature("no such feature"),
                consent.feature("call-friends").missing().stream()
                        .map(decision -> decision.purpose().value())
                        .collect(Collectors.joining(" ")));
    }

    private static void end(String how, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        switch (how) {
            case "redirect" -> response.sendRedirect("/plain");
            case "error" -> response.sendError(404);
            case "forward" -> request.getRequestDispatcher("/plain").forward(request, response);
            case "close" -> response.getWriter().close();
            case "flush" -> response.flushBuffer();
            case "large" -> response.getWriter().print("reset".repeat(10_000));
            case "own" -> response.setHeader("Cache-Control", "no-store");
            default -> response.getWriter().print("reset");
        }
    }

    private static String check(HttpServletRequest request) {
        String purpose = request.getParameter("purpose");
        return RequestConsent.from(request)
                .check(PurposeId.of(purpose == null ? "personalized-ads" : purpose))
                .reason()
                .name();
    }

    private static void offer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestConsent consent = RequestConsent.from(request);
        PurposeId purpose = request.getParameter("purpose") == null
                ? SamplePolicy.ADS
                : PurposeId.of(request.getParameter("purpose"));
        ProfileView view = consent.view(purpose, () -> profile(request));
        long read = view.items("orders[].sku").stream().distinct().count();
        String title = request.getParameter("title");
        Offer offer = Offer.own("sku-123").onSurface("cart.picks").titled(title == null ? "Truffle oil, large" : title);
        boolean price = request.getParameter("price") != null;
        Explanation why = view.explain(price ? offer.affecting(Offer.Effect.PRICE) : offer);
        response.getWriter().println(read > 0 ? "for you" : "for all");
        if (request.getParameter("snippet") == null) {
            consent.explain(why);
        } else {
            consent.whySnippet(why);
            response.getWriter().print(consent.getSnippet().get("cart.picks/sku-123"));
        }
        response.getWriter().println(consent.getWhy().get("cart.picks/sku-123"));
    }

    private static void select(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestConsent consent = RequestConsent.from(request);
        Selector<String> selector = Selector.of(
                view -> List.of(view.text("favouriteCategory")
                        .map(category -> "best of " + category)
                        .orElse("bestseller")),
                Function.identity());
        Selection<String> selection = consent.select(SamplePolicy.ADS, () -> profile(request), selector);
        String item = selection.items().get(0);
        response.getWriter().println(item);
        Explanation explanation =
                selection.explain(Offer.own(item).onSurface("cart.picks").titled(item));
        if (request.getParameter("snippet") != null) {
            response.getWriter().println(consent.whySnippet(selection, explanation));
        }
        response.getWriter().println(consent.explain(selection, explanation));
    }

    /** Somebody whose account is named as a canary has bought nothing but what bears that name. */
    private static Map<String, Object> profile(HttpServletRequest request) {
        String account = request.getHeader("X-Account");
        List<String> bought = account != null && account.startsWith(CANARY)
                ? IntStream.range(0, BOUGHT.size())
                        .mapToObj(i -> account + " " + i)
                        .toList()
                : BOUGHT;
        return Map.of(
                "favouriteCategory",
                "dogs",
                "orders",
                bought.stream().map(name -> Map.of("sku", name)).toList());
    }

    private static void links(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestConsent consent = (RequestConsent) request.getAttribute("consent");
        response.getWriter()
                .print(String.join(
                        "\n",
                        consent.getChoicesLink(),
                        consent.getLanguage(),
                        consent.subject().map(Object::toString).orElse("nobody"),
                        consent.signals().present().toString(),
                        Boolean.toString(consent.allows("order")),
                        Boolean.toString(consent.allows("No Such Purpose"))));
    }
}
