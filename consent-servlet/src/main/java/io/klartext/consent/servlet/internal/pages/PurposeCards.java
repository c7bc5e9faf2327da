package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.visit.Standings;
import java.util.ArrayList;
import java.util.List;

/** One purpose on the page with all choices: what the policy says about it, how it stands, and the buttons. */
final class PurposeCards {

    private final Showing showing;
    private final Standings standings;
    private final StateWords words;

    PurposeCards(Showing showing, Standings standings) {
        this.showing = showing;
        this.standings = standings;
        this.words = new StateWords(showing, standings);
    }

    Element card(Purpose purpose) {
        Decision decision = showing.visit().check(purpose.id());
        String id = idOf(purpose);
        Element title = Element.of("h3", showing.in(purpose.title())).set("id", id);
        Element badge = Element.of("span", words.badge(decision)).as("badge " + StateWords.mark(decision));
        return Element.of("section")
                .as("card")
                .set("aria-labelledby", id)
                .with(Element.of("div", title, badge).as("title"))
                .with(Element.of("p", showing.in(purpose.description())))
                .with(Fact.list(PurposeFacts.all(showing, purpose)))
                .with(Element.of("p", words.state(purpose, decision)).as("state"))
                .with(actions(purpose, decision));
    }

    /** Where on the page a purpose stands. */
    static String idOf(Purpose purpose) {
        return "purpose-" + purpose.id().value();
    }

    private List<Element> actions(Purpose purpose, Decision decision) {
        List<PurposeAction> possible = PurposeAction.of(showing, standings, purpose, decision);
        List<Element> actions = new ArrayList<>();
        if (possible.stream().anyMatch(PurposeAction::expressly)) {
            actions.add(Element.of("p", showing.say("explicit.statement", special(purpose), title(purpose)))
                    .as("statement")
                    .set("id", statementOf(purpose)));
        }
        if (!possible.isEmpty()) {
            actions.add(buttons(
                    possible.stream().map(action -> button(purpose, action)).toList()));
        }
        return actions;
    }

    private Element button(Purpose purpose, PurposeAction action) {
        Element button = action.expressly()
                ? ChoiceForm.button(
                                action.label(),
                                "explicitly-granted:" + purpose.id().value())
                        .set("aria-describedby", statementOf(purpose))
                : ChoiceForm.button(
                        action.label(),
                        action.kind().word() + ":" + purpose.id().value());
        return button.with(ChoiceForm.about(showing.in(purpose.title())));
    }

    private static String statementOf(Purpose purpose) {
        return idOf(purpose) + "-statement";
    }

    private String title(Purpose purpose) {
        return showing.say("quoted", showing.in(purpose.title()));
    }

    private String special(Purpose purpose) {
        return showing.words()
                .list(showing.policy().dataOf(purpose).stream()
                        .filter(DataCategory::special)
                        .map(category -> showing.in(category.title()))
                        .toList());
    }

    static Element buttons(List<Element> buttons) {
        return Element.of("div").with(buttons).as("buttons");
    }
}
