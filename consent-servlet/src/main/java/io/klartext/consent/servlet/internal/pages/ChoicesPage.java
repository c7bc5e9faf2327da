package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.policy.PolicyText;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.form.FormTokens;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.html.Node;
import io.klartext.consent.servlet.internal.identity.Surface;
import io.klartext.consent.servlet.internal.signal.BrowserAnswers;
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
    private final PurposeCards cards;

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
        this.cards = new PurposeCards(showing, standings);
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
        showing.policy().text(PolicyText.WITHDRAWAL).ifPresent(text -> content.add(Element.of("p", showing.in(text))));
        if (BrowserAnswers.withdraws(showing.visit())) {
            content.add(Element.of("p", showing.say("choices.adpc")).as("message"));
        }
        AskedAbout.section(showing).ifPresent(content::add);
        content.add(form());
        PastChoices.section(showing, standings).ifPresent(content::add);
        content.add(Element.of(
                "p",
                Element.of("a", showing.say("known.link"))
                        .set("href", showing.visit().links().known(showing.back(), showing.asked()))));
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
        showing.policy().purposes().forEach(purpose -> form.with(cards.card(purpose)));
        MarketingObjection.of(showing, standings).map(ChoicesPage::marketing).ifPresent(form::with);
        return form;
    }

    /** A yes to all covers what asks for consent; a no to all covers everything that can be declined. */
    private Element everything() {
        List<Purpose> purposes = showing.policy().purposes();
        Element card = Element.of("section")
                .as("card everything")
                .set("aria-labelledby", "everything")
                .with(Element.of("h2", showing.say("choices.all.title")).set("id", "everything"))
                .with(Element.of("p", showing.say("choices.all.text")));
        ChoiceForm.notInAll(showing, purposes).ifPresent(card::with);
        return card.with(PurposeCards.buttons(ChoiceForm.all(showing, purposes)));
    }

    private static Element marketing(MarketingObjection objection) {
        Element card = Element.of("section")
                .as("card")
                .set("aria-labelledby", "marketing")
                .with(Element.of("h2", objection.title()).set("id", "marketing"));
        Element text = Element.of("p", objection.text());
        return objection
                .button()
                .map(label -> card.with(text)
                        .with(PurposeCards.buttons(List.of(ChoiceForm.button(label, "objected:direct-marketing")))))
                .orElseGet(() -> card.with(text.as("state")));
    }
}
