package io.klartext.consent.servlet.internal.why;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Basis;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.servlet.internal.form.FormTokens;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.html.Node;
import io.klartext.consent.servlet.internal.pages.Answer;
import io.klartext.consent.servlet.internal.pages.MessagePage;
import io.klartext.consent.servlet.internal.pages.PageFrame;
import io.klartext.consent.servlet.internal.pages.PurposeFacts;
import io.klartext.consent.servlet.internal.pages.Showing;
import io.klartext.consent.servlet.internal.pages.StateWords;
import io.klartext.consent.servlet.internal.visit.Standings;
import io.klartext.consent.servlet.internal.visit.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains one offer to the person for whom its link was made; to anybody else it tells nothing, not even that. */
public final class WhyPages {

    private final WhyTokens links;
    private final FormTokens forms;

    /**
     * Pages of this shop.
     *
     * @param links opens the tokens in links
     * @param forms makes the tokens of forms
     */
    public WhyPages(WhyTokens links, FormTokens forms) {
        this.links = links;
        this.forms = forms;
    }

    /**
     * Shows why.
     *
     * @param visit the request
     * @throws IOException if the browser has gone
     */
    public void show(Visit visit) throws IOException {
        String token = visit.parameter("t").orElse("");
        Policy current = visit.setup().consents().policy();
        Optional<Told> told = links.open(visit.person(), token);
        if (told.isEmpty()) {
            MessagePage.say(Showing.of(visit, current), HttpServletResponse.SC_NOT_FOUND, "why.gone", Optional.empty());
            return;
        }
        int version = told.get().explanation().policyVersion();
        Policy shown = visit.setup().dictionaries().version(version).policy();
        Showing showing = Showing.of(visit, shown);
        Answer.page(visit, HttpServletResponse.SC_OK, page(showing, told.get(), token));
    }

    private String page(Showing showing, Told told, String token) {
        List<Node> content = new ArrayList<>();
        content.add(OfferWords.name(showing, told));
        content.add(OfferWords.lead(showing, told));
        content.addAll(OfferWords.about(showing, told));
        if (!told.explanation().factors().isEmpty()) {
            content.add(FactorWords.section(showing, told.explanation()));
        }
        showing.policy()
                .purpose(told.explanation().purpose())
                .ifPresent(purpose -> content.addAll(purpose(showing, told, purpose)));
        content.add(Element.of("p", Element.of("a", showing.say("why.all")).set("href", showing.choicesLink())));
        return PageFrame.page(
                showing,
                showing.say("why.title"),
                code -> showing.visit().links().why(token, showing.back(), Optional.of(code)),
                content);
    }

    private List<Element> purpose(Showing showing, Told told, Purpose purpose) {
        Decision decision = showing.visit().check(purpose.id());
        Standings standings = Standings.of(showing.visit());
        String state = new StateWords(showing, standings).state(purpose, decision);
        Element facts = Element.of("dl").as("facts");
        PurposeFacts.add(facts, showing.say("why.label.state"), List.of(state));
        told.explanation()
                .allowedBy()
                .filter(event -> standings.recordedAt(event).isPresent())
                .ifPresent(event -> PurposeFacts.add(facts, showing.say("why.label.record"), List.of(event.value())));
        Element section = Element.of("section")
                .as("card")
                .set("aria-labelledby", "purpose")
                .with(Element.of("h2", showing.say(isPersonal(told) ? "why.purpose" : "why.purpose.none"))
                        .set("id", "purpose"))
                .with(Element.of("h3", showing.in(purpose.title())))
                .with(Element.of("p", showing.in(purpose.description())))
                .with(facts)
                .with(PurposeFacts.withoutData(showing, purpose));
        return isPersonal(told) ? List.of(OptOut.card(showing, forms, purpose, decision), section) : List.of(section);
    }

    /** Where nothing was read there is nothing to stop. */
    private static boolean isPersonal(Told told) {
        return told.explanation().basis() == Basis.PERSONALISED;
    }
}
