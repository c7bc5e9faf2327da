package io.klartext.consent.servlet.internal.mail;

import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.servlet.internal.form.Recording;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.html.Node;
import io.klartext.consent.servlet.internal.identity.Surface;
import io.klartext.consent.servlet.internal.pages.Answer;
import io.klartext.consent.servlet.internal.pages.Fact;
import io.klartext.consent.servlet.internal.pages.MessagePage;
import io.klartext.consent.servlet.internal.pages.PageFrame;
import io.klartext.consent.servlet.internal.pages.PurposeFacts;
import io.klartext.consent.servlet.internal.pages.Showing;
import io.klartext.consent.servlet.internal.visit.EarlierRefusals;
import io.klartext.consent.servlet.internal.visit.Setup;
import io.klartext.consent.servlet.internal.visit.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a link in a mail opens. It names the purpose and never the person, nor what the person chose: a mail is forwarded. The
 * link alone is the right to say no; cookies, accounts and where a request comes from play no part, and nothing is set.
 */
public final class MailPages {

    private final Setup setup;
    private final MailTokens tokens;
    private final MailNo no;

    /** A page: to whom it is shown, and about what. */
    private record Opened(MailToken token, Purpose purpose, Showing showing) {}

    /**
     * Pages of this shop.
     *
     * @param setup what the shop set up
     */
    public MailPages(Setup setup) {
        this.setup = setup;
        this.tokens = new MailTokens(setup.consents(), setup.keys(), setup.clock(), setup.dictionaries());
        this.no = new MailNo(setup);
    }

    /**
     * Shows for what a mail was sent. Nothing changes: programs that look mails through open every link.
     *
     * @param visit a GET
     * @throws IOException if the browser has gone
     */
    public void show(Visit visit) throws IOException {
        Optional<Opened> opened = open(visit, "closed");
        if (opened.isPresent()) {
            Showing showing = opened.get().showing();
            page(
                    opened.get(),
                    HttpServletResponse.SC_OK,
                    showing.say("mail.title"),
                    List.of(
                            Element.of("p", showing.say("mail.text")).as("lead"),
                            purpose(showing, opened.get().purpose()),
                            stop(opened.get(), showing.say("why.stop"))));
        }
    }

    /**
     * Says no. The answer is a page and no redirect, which mail programs do not follow (RFC 8058, section 3.1).
     *
     * @param visit a POST
     * @throws IOException if the browser has gone
     */
    public void take(Visit visit) throws IOException {
        Optional<Opened> opened = open(visit, "not-recorded");
        if (opened.isEmpty()) {
            return;
        }
        Optional<OneClick> sent = OneClick.read(visit.request());
        if (sent.isEmpty()) {
            MessagePage.problem(visit, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "large");
        } else if (!sent.get().said()) {
            MessagePage.problem(visit, HttpServletResponse.SC_BAD_REQUEST, "impossible");
        } else {
            answer(opened.get(), record(opened.get(), sent.get().onPage()));
        }
    }

    private Recording record(Opened opened, boolean onPage) {
        Surface surface = onPage ? Surface.MAIL : Surface.MAIL_PROGRAM;
        String language = onPage ? opened.showing().language() : opened.token().language();
        return no.record(opened.token(), opened.purpose(), opened.showing().policy(), language, surface);
    }

    private void answer(Opened opened, Recording done) throws IOException {
        Showing showing = opened.showing();
        switch (done) {
            case DONE ->
                page(
                        opened,
                        HttpServletResponse.SC_OK,
                        showing.say("why.stopped"),
                        List.of(
                                Element.of(
                                                "p",
                                                showing.say(
                                                        "why.stopped.text",
                                                        showing.in(
                                                                opened.purpose().title())))
                                        .as("lead"),
                                Element.of("p", showing.say("mail.late"))));
            case UNKNOWN, NOT_RECORDED -> {
                String problem = done == Recording.UNKNOWN ? "problem.unknown" : "problem.not-recorded";
                page(
                        opened,
                        HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                        showing.say(problem + ".title"),
                        List.of(
                                Element.of("p", showing.say(problem + ".text")).as("lead"),
                                stop(opened, showing.say("button.retry"))));
            }
            default -> gone(showing.visit());
        }
    }

    /** Opens the link of a request, or tells the browser why not. */
    private Optional<Opened> open(Visit visit, String whileSilent) throws IOException {
        visit.keepAddressSecret();
        visit.response().setHeader("X-Robots-Tag", "noindex");
        MailTokens.Opening opening = tokens.open(visit.parameter("t").orElse(""));
        if (opening == MailTokens.Opening.Closed.UNSURE) {
            MessagePage.problem(visit, HttpServletResponse.SC_SERVICE_UNAVAILABLE, whileSilent);
            return Optional.empty();
        }
        Optional<Opened> opened =
                opening instanceof MailTokens.Opening.Good good ? opened(visit, good.token()) : Optional.empty();
        if (opened.isEmpty()) {
            gone(visit);
        }
        return opened;
    }

    /** The words are those that counted when the mail was sent; what is no longer done needs no answer. */
    private Optional<Opened> opened(Visit visit, MailToken token) {
        Policy shown = setup.dictionaries().version(token.policyVersion()).policy();
        Optional<String> asked = visit.parameter("lang").filter(shown.languages()::contains);
        Showing showing = Showing.of(visit, shown, asked.orElse(token.language()), Optional.empty(), asked);
        return shown.purpose(token.purpose())
                .filter(purpose -> EarlierRefusals.canBeChosen(setup.consents().policy(), purpose.id()))
                .map(purpose -> new Opened(token, purpose, showing));
    }

    private void gone(Visit visit) throws IOException {
        Showing showing = Showing.of(visit, setup.consents().policy());
        Element way = Element.of("p").as("buttons");
        way.with(Element.of("a", showing.say("button.choices")).as("button").set("href", showing.choicesLink()));
        String html = PageFrame.page(
                showing,
                showing.say("why.gone.title"),
                code -> visit.links().choices(Optional.empty(), Optional.of(code), Optional.empty()),
                List.of(Element.of("p", showing.say("mail.gone")).as("lead"), way));
        Answer.page(visit, HttpServletResponse.SC_NOT_FOUND, html);
    }

    private static Element purpose(Showing showing, Purpose purpose) {
        return Element.of("section")
                .as("card")
                .set("aria-labelledby", "purpose")
                .with(Element.of("h2", showing.in(purpose.title())).set("id", "purpose"))
                .with(Element.of("p", showing.in(purpose.description())))
                .with(Fact.list(PurposeFacts.all(showing, purpose)));
    }

    private static Element stop(Opened opened, String label) {
        Showing showing = opened.showing();
        boolean interest = opened.purpose().legalBasis() == LegalBasis.LEGITIMATE_INTEREST;
        String title = showing.in(opened.purpose().title());
        return Element.of("section")
                .as("card")
                .set("aria-labelledby", "stop")
                .with(Element.of("h2", showing.say("why.stop")).set("id", "stop"))
                .with(Element.of("p", showing.say(interest ? "why.stop.interest" : "why.stop.consent", title)))
                .with(Element.of("form")
                        .set("method", "post")
                        .set("action", address(showing, showing.asked()))
                        .with(hidden(OneClick.FIELD, OneClick.VALUE))
                        .with(hidden(OneClick.PAGE, "1"))
                        .with(Element.of("div", Element.of("button", label).set("type", "submit"))
                                .as("buttons")));
    }

    private static Element hidden(String name, String value) {
        return Element.of("input").set("type", "hidden").set("name", name).set("value", value);
    }

    private static String address(Showing showing, Optional<String> language) {
        return showing.visit().links().mail(showing.visit().parameter("t").orElse(""), language);
    }

    private static void page(Opened opened, int status, String title, List<? extends Node> content) throws IOException {
        Showing showing = opened.showing();
        List<Node> all = new ArrayList<>(content);
        all.add(Element.of("p", Element.of("a", showing.say("why.all")).set("href", showing.choicesLink())));
        String html = PageFrame.page(showing, title, code -> address(showing, Optional.of(code)), all);
        Answer.page(showing.visit(), status, html);
    }
}
