package io.klartext.consent.servlet.internal.why;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Basis;
import io.klartext.consent.explain.ExplanationText;
import io.klartext.consent.explain.ExplanationText.PurposeText;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.servlet.internal.form.FormTokens;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.html.Node;
import io.klartext.consent.servlet.internal.pages.Answer;
import io.klartext.consent.servlet.internal.pages.Fact;
import io.klartext.consent.servlet.internal.pages.MessagePage;
import io.klartext.consent.servlet.internal.pages.PageFrame;
import io.klartext.consent.servlet.internal.pages.PurposeFacts;
import io.klartext.consent.servlet.internal.pages.Showing;
import io.klartext.consent.servlet.internal.pages.StateWords;
import io.klartext.consent.servlet.internal.pages.TakenForm;
import io.klartext.consent.servlet.internal.visit.Standings;
import io.klartext.consent.servlet.internal.visit.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Explains one offer to the person for whom its link was made; to anybody else it tells nothing, not even that. */
public final class WhyPages {

    private static final Logger LOG = LoggerFactory.getLogger(WhyPages.class);

    private final ToldText told;
    private final FormTokens forms;

    /**
     * Pages of this shop.
     *
     * @param told opens the tokens in links
     * @param forms reads the tokens of forms
     */
    public WhyPages(ToldText told, FormTokens forms) {
        this.told = told;
        this.forms = forms;
    }

    /**
     * Shows why.
     *
     * @param visit the request
     * @throws IOException if the browser has gone
     */
    public void show(Visit visit) throws IOException {
        Optional<ToldText.Opened> opened = told.open(visit);
        if (opened.isEmpty()) {
            gone(visit);
            return;
        }
        Answer.page(
                visit,
                HttpServletResponse.SC_OK,
                page(opened.get().showing(), opened.get().text()));
    }

    /**
     * Hides the offer that is explained; only routed to where the shop can.
     *
     * @param visit a POST
     * @throws IOException if the browser has gone
     */
    public void take(Visit visit) throws IOException {
        Optional<TakenForm> taken = TakenForm.of(visit, forms);
        if (taken.isEmpty()) {
            return;
        }
        Optional<ToldText.Opened> opened = told.open(visit);
        Showing showing = taken.get().showing(visit);
        if (opened.isEmpty() || taken.get().expired()) {
            gone(visit);
        } else if (!taken.get().form().choice().equals(WhyControls.HIDE)) {
            MessagePage.say(showing, HttpServletResponse.SC_BAD_REQUEST, "problem.impossible", Optional.empty());
        } else if (isHidden(visit, opened.get().text())) {
            Answer.seeOther(visit, showing.back().orElseGet(showing::choicesLink));
        } else {
            MessagePage.say(showing, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "why.hide.failed", Optional.empty());
        }
    }

    private static boolean isHidden(Visit visit, ExplanationText explained) {
        try {
            visit.setup()
                    .options()
                    .controls()
                    .hide()
                    .orElseThrow()
                    .accept(visit.request(), explained.explanation().offer());
            return true;
        } catch (RuntimeException e) {
            LOG.warn("The shop could not hide an offer ({})", e.getClass().getName());
            return false;
        }
    }

    private static void gone(Visit visit) throws IOException {
        Showing showing = Showing.of(visit, visit.setup().consents().policy());
        MessagePage.say(showing, HttpServletResponse.SC_NOT_FOUND, "why.gone", Optional.empty());
    }

    private static String page(Showing showing, ExplanationText text) {
        String token = showing.visit().parameter("t").orElse("");
        List<Node> content = new ArrayList<>(OfferWords.of(showing, text));
        if (!text.factors().isEmpty()) {
            content.add(FactorWords.section(showing, text));
        }
        showing.policy()
                .purpose(text.explanation().purpose())
                .ifPresent(purpose -> content.addAll(purpose(showing, text, purpose)));
        text.automation().ifPresent(what -> content.add(showing.explained(automation(what))));
        OptOut.hiding(showing, text).ifPresent(content::add);
        content.add(Element.of("p", Element.of("a", showing.say("why.all")).set("href", showing.choicesLink())));
        return PageFrame.page(
                showing,
                showing.say("why.ask"),
                code -> showing.visit().links().why(token, showing.back(), Optional.of(code)),
                content);
    }

    private static List<Element> purpose(Showing showing, ExplanationText text, Purpose purpose) {
        Decision decision = showing.visit().check(purpose.id());
        String state = new StateWords(showing, Standings.of(showing.visit())).state(purpose, decision);
        List<String> then = text.purpose().map(PurposeText::sentences).orElse(List.of());
        Element facts = Element.of("dl")
                .as("facts")
                .with(new Fact(showing.say("why.label.then"), then).row(showing::explained))
                .with(Fact.of(showing.say("why.label.state"), state).row(UnaryOperator.identity()));
        Element section = Element.of("section")
                .as("card")
                .set("aria-labelledby", "purpose")
                .with(showing.explained(Element.of(
                                "h2", text.purpose().map(PurposeText::heading).orElse(""))
                        .set("id", "purpose")))
                .with(Element.of("h3", showing.in(purpose.title())))
                .with(Element.of("p", showing.in(purpose.description())))
                .with(facts)
                .with(Fact.list(PurposeFacts.besideAnExplanation(showing, purpose)));
        // Where nothing was read there is nothing to stop.
        return text.explanation().basis() == Basis.PERSONALISED
                ? List.of(OptOut.card(showing, text, purpose, decision), section)
                : List.of(section);
    }

    private static Element automation(ExplanationText.AutomationText what) {
        Element section = Element.of("section")
                .as("card")
                .set("aria-labelledby", "automation")
                .with(Element.of("h2", what.heading()).set("id", "automation"));
        what.sentences().forEach(sentence -> section.with(Element.of("p", sentence)));
        return section;
    }
}
