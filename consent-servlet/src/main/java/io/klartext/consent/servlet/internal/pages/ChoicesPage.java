package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.form.FormTokens;
import io.klartext.consent.servlet.internal.form.Surface;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.html.Node;
import io.klartext.consent.servlet.internal.visit.Standings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The page with all choices: each purpose with everything the policy says about it, how it stands, and the buttons. A yes
 * and a no stand side by side, of the same size, and take the same one step.
 */
public final class ChoicesPage {

    private final Showing showing;
    private final FormTokens tokens;
    private final Standings standings;
    private final StateWords words;

    /**
     * A page for one person.
     *
     * @param showing to whom and in which language
     * @param tokens makes the form's token
     */
    public ChoicesPage(Showing showing, FormTokens tokens) {
        this.showing = showing;
        this.tokens = tokens;
        this.standings = Standings.of(showing.visit());
        this.words = new StateWords(showing, standings);
    }

    /**
     * The page.
     *
     * @param message what to say first, such as that a choice was saved
     * @return HTML
     */
    public String html(Optional<? extends Node> message) {
        List<Node> content = new ArrayList<>();
        message.ifPresent(content::add);
        content.add(Element.of(
                        "p",
                        showing.say(
                                "choices.lead", showing.policy().controller().name()))
                .as("lead"));
        content.add(Element.of("p", showing.say("choices.promise")));
        content.add(form());
        return PageFrame.page(
                showing,
                showing.say("choices.title"),
                code -> showing.visit().links().choices(showing.back(), Optional.of(code), Optional.empty()),
                content);
    }

    private Element form() {
        List<PurposeId> shown = new ArrayList<>(
                showing.policy().purposes().stream().map(Purpose::id).toList());
        shown.add(PurposeId.DIRECT_MARKETING);
        Element form = ChoiceForm.about(showing, tokens, Surface.CHOICES, shown);
        if (showing.policy().purposes().stream().anyMatch(ChoiceForm::isOptional)) {
            form.with(everything());
        }
        form.with(Element.of("h2", showing.say("choices.list")).as("hidden"));
        showing.policy().purposes().forEach(purpose -> form.with(section(purpose)));
        List<String> marketing = showing.policy().purposes().stream()
                .filter(purpose -> purpose.directMarketing() && ChoiceForm.isOptional(purpose))
                .map(purpose -> showing.in(purpose.title()))
                .toList();
        return marketing.isEmpty() ? form : form.with(marketing(marketing));
    }

    private Element everything() {
        return Element.of("section")
                .as("card everything")
                .set("aria-labelledby", "everything")
                .with(Element.of("h2", showing.say("choices.all.title")).set("id", "everything"))
                .with(Element.of("p", showing.say("choices.all.text")))
                .with(buttons(
                        ChoiceForm.button(showing.say("choices.all.allow"), "granted:*"),
                        ChoiceForm.button(showing.say("choices.all.refuse"), "refused:*")));
    }

    private Element section(Purpose purpose) {
        Decision decision = showing.visit().check(purpose.id());
        String id = "purpose-" + purpose.id().value();
        Element title = Element.of("h3", showing.in(purpose.title())).set("id", id);
        Element badge = Element.of("span", words.badge(decision)).as("badge " + StateWords.mark(decision));
        return Element.of("section")
                .as("card")
                .set("aria-labelledby", id)
                .with(Element.of("div", title, badge).as("title"))
                .with(Element.of("p", showing.in(purpose.description())))
                .with(PurposeFacts.all(showing, purpose))
                .with(Element.of("p", words.state(purpose, decision)).as("state"))
                .with(actions(purpose, decision));
    }

    private List<Element> actions(Purpose purpose, Decision decision) {
        if (!ChoiceForm.isOptional(purpose)) {
            return List.of();
        }
        boolean granted = standings
                .of(purpose.id())
                .filter(said -> said.kind() == ChoiceKind.GRANTED)
                .isPresent();
        boolean interest = purpose.legalBasis() == LegalBasis.LEGITIMATE_INTEREST;
        List<Element> buttons = new ArrayList<>();
        if (!decision.allowed()) {
            boolean again = interest && StateWords.isSaidNo(decision.reason());
            buttons.add(button(again ? "button.again" : "button.allow", purpose, ChoiceKind.GRANTED));
        }
        if (decision.allowed() || !StateWords.isSaidNo(decision.reason())) {
            if (interest) {
                buttons.add(button("button.object", purpose, ChoiceKind.OBJECTED));
            } else if (granted || decision.reason() == Reason.GRANTED) {
                buttons.add(button("button.withdraw", purpose, ChoiceKind.WITHDRAWN));
            } else {
                buttons.add(button("button.refuse", purpose, ChoiceKind.REFUSED));
            }
        }
        return List.of(buttons(buttons.toArray(new Element[0])));
    }

    private Element button(String label, Purpose purpose, ChoiceKind kind) {
        return ChoiceForm.button(showing.say(label), showing.in(purpose.title()), kind, purpose.id());
    }

    private Element marketing(List<String> titles) {
        Element card = Element.of("section")
                .as("card")
                .set("aria-labelledby", "marketing")
                .with(Element.of("h2", showing.say("choices.marketing.title")).set("id", "marketing"));
        return standings
                .of(PurposeId.DIRECT_MARKETING)
                .map(said -> card.with(Element.of(
                                "p",
                                showing.say(
                                        "choices.marketing.stands",
                                        showing.words().date(said.at())))
                        .as("state")))
                .orElseGet(() -> card.with(Element.of(
                                "p",
                                showing.say(
                                        "choices.marketing.text",
                                        showing.words().list(titles))))
                        .with(buttons(ChoiceForm.button(
                                showing.say("choices.marketing.button"), "objected:direct-marketing"))));
    }

    private static Element buttons(Element... buttons) {
        return Element.of("div", buttons).as("buttons");
    }
}
