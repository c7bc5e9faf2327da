package io.klartext.consent.servlet.internal.route;

import io.klartext.consent.servlet.internal.api.ApiChoices;
import io.klartext.consent.servlet.internal.api.ConsentModeJson;
import io.klartext.consent.servlet.internal.api.ConsentRequestsJson;
import io.klartext.consent.servlet.internal.api.GpcSupport;
import io.klartext.consent.servlet.internal.api.HistoryJson;
import io.klartext.consent.servlet.internal.api.PendingJson;
import io.klartext.consent.servlet.internal.api.PolicyJson;
import io.klartext.consent.servlet.internal.api.Problem;
import io.klartext.consent.servlet.internal.api.ReceiptJson;
import io.klartext.consent.servlet.internal.api.WhyJson;
import io.klartext.consent.servlet.internal.form.ChoiceRecorder;
import io.klartext.consent.servlet.internal.form.FormTokens;
import io.klartext.consent.servlet.internal.known.KnownPages;
import io.klartext.consent.servlet.internal.mail.MailPages;
import io.klartext.consent.servlet.internal.pages.Answer;
import io.klartext.consent.servlet.internal.pages.Asset;
import io.klartext.consent.servlet.internal.pages.ChoicesPages;
import io.klartext.consent.servlet.internal.pages.MessagePage;
import io.klartext.consent.servlet.internal.pages.OwnReceipts;
import io.klartext.consent.servlet.internal.visit.Setup;
import io.klartext.consent.servlet.internal.visit.Visit;
import io.klartext.consent.servlet.internal.why.ToldText;
import io.klartext.consent.servlet.internal.why.WhyControls;
import io.klartext.consent.servlet.internal.why.WhyPages;
import io.klartext.consent.servlet.internal.why.WhyTokens;
import io.klartext.consent.store.StoreException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which path and method leads to which page of ours. */
public final class ConsentRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(ConsentRoutes.class);

    /** The one resource that lies elsewhere, by a name that no page of ours has. */
    private static final String GPC = "/api//gpc";

    private final String path;
    private final ChoicesPages choices;
    private final WhyPages why;
    private final KnownPages known;
    private final MailPages mail;
    private final Optional<Page> hiding;
    private final WhyJson whyJson;
    private final ApiChoices api;
    private final PendingJson pending;
    private final OwnReceipts receipts;
    private final ReceiptJson receiptJson;

    /**
     * The routes of a shop.
     *
     * @param setup what the shop set up
     * @param links the tokens in links to explanations
     */
    public ConsentRoutes(Setup setup, WhyTokens links) {
        FormTokens forms = new FormTokens(setup);
        ChoiceRecorder recorder = new ChoiceRecorder(setup);
        this.path = setup.path();
        this.choices = new ChoicesPages(setup, forms, recorder);
        this.known = new KnownPages(forms);
        this.mail = new MailPages(setup);
        ToldText told = new ToldText(links, new WhyControls(forms));
        this.why = new WhyPages(told, forms);
        this.hiding = setup.options().controls().hide().map(handler -> why::take);
        this.whyJson = new WhyJson(told);
        this.api = new ApiChoices(setup, forms, recorder);
        this.pending = new PendingJson(forms);
        this.receipts = new OwnReceipts(setup);
        this.receiptJson = new ReceiptJson(receipts);
    }

    /** Answers one request. */
    @FunctionalInterface
    private interface Page {
        void answer(Visit visit) throws IOException;
    }

    /**
     * Serves a request for one of our pages.
     *
     * @param visit the request
     * @return false if the request is for the shop
     * @throws IOException if the browser has gone
     */
    public boolean serve(Visit visit) throws IOException {
        String wanted = pathOf(visit.request());
        boolean gpc = GpcSupport.isAskedFor(visit.request(), wanted);
        if (!gpc && !wanted.equals(path) && !wanted.startsWith(path + "/")) {
            return false;
        }
        String page = gpc ? GPC : wanted.substring(path.length());
        try {
            route(visit, page);
        } catch (StoreException e) {
            LOG.warn("A consent page cannot be shown: the store does not answer", e);
            instead(visit, page, Problem.UNAVAILABLE, "problem.closed.title", "problem.not-recorded.text");
        } catch (RuntimeException e) {
            LOG.error("A consent page failed", e);
            instead(visit, page, Problem.BROKEN, "problem.broken.title", "problem.broken.text");
        }
        return true;
    }

    /** The decoded path without parameters, whatever servlet would be in charge of it. */
    private static String pathOf(HttpServletRequest request) {
        return request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
    }

    private void route(Visit visit, String page) throws IOException {
        Optional<Asset> asset =
                Stream.of(Asset.values()).filter(one -> one.path().equals(page)).findFirst();
        if (asset.isPresent()) {
            only(visit, here -> Answer.asset(here, asset.get()), Optional.empty(), page);
        } else if (MessagePage.policy(visit).isEmpty()) {
            instead(visit, page, Problem.CLOSED, "problem.closed.title", "problem.closed.text");
        } else {
            switch (page) {
                case "", "/" -> only(visit, ConsentRoutes::toChoices, Optional.empty(), page);
                case "/choices" -> only(visit, choices::show, Optional.of(choices::take), page);
                case "/known" -> only(visit, known::show, Optional.empty(), page);
                case "/mail" -> only(visit, mail::show, Optional.of(mail::take), page);
                case "/why" -> only(visit, why::show, hiding, page);
                case "/consent-requests.json" -> only(visit, ConsentRequestsJson::show, Optional.empty(), page);
                case "/receipt" -> only(visit, receipts::show, Optional.empty(), page);
                case "/api/receipt" -> only(visit, receiptJson::show, Optional.empty(), page);
                case "/api/why" -> only(visit, whyJson::show, Optional.empty(), page);
                case GPC -> only(visit, GpcSupport::show, Optional.empty(), page);
                case "/api/consent-mode" -> only(visit, ConsentModeJson::show, Optional.empty(), page);
                case "/api/history" -> only(visit, HistoryJson::show, Optional.empty(), page);
                case "/api/policy" -> only(visit, PolicyJson::show, Optional.empty(), page);
                case "/api/pending" -> only(visit, pending::show, Optional.empty(), page);
                case "/api/choices" -> only(visit, api::show, Optional.of(api::take), page);
                default -> missing(visit, page);
            }
        }
    }

    private static void only(Visit visit, Page get, Optional<Page> post, String page) throws IOException {
        switch (visit.request().getMethod()) {
            case "GET", "HEAD" -> get.answer(visit);
            case "POST" -> {
                if (post.isPresent()) {
                    post.get().answer(visit);
                } else {
                    notAllowed(visit, "GET, HEAD", page);
                }
            }
            default -> notAllowed(visit, post.isPresent() ? "GET, HEAD, POST" : "GET, HEAD", page);
        }
    }

    private static void toChoices(Visit visit) {
        Answer.seeOther(visit, visit.links().choices());
    }

    private static void notAllowed(Visit visit, String allowed, String page) throws IOException {
        visit.response().setHeader("Allow", allowed);
        int status = HttpServletResponse.SC_METHOD_NOT_ALLOWED;
        if (isApi(page)) {
            Problem.METHOD.send(visit);
        } else if (MessagePage.policy(visit).isEmpty()) {
            MessagePage.bare(visit, status, "problem.method.title", "problem.method.text");
        } else {
            MessagePage.problem(visit, status, "method");
        }
    }

    private static void missing(Visit visit, String page) throws IOException {
        if (isApi(page)) {
            Problem.MISSING.send(visit);
        } else {
            MessagePage.problem(visit, HttpServletResponse.SC_NOT_FOUND, "missing");
        }
    }

    /** What failed is said, unless something else has been sent already. */
    private static void instead(Visit visit, String page, Problem problem, String title, String text)
            throws IOException {
        if (visit.response().isCommitted()) {
            return;
        }
        visit.response().reset();
        if (isApi(page)) {
            problem.send(visit);
        } else {
            MessagePage.bare(visit, problem.status(), title, text);
        }
    }

    private static boolean isApi(String page) {
        return page.startsWith("/api");
    }
}
