package io.klartext.consent.servlet.internal.why;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Control;
import io.klartext.consent.explain.ControlTarget;
import io.klartext.consent.explain.ExplanationText;
import io.klartext.consent.explain.ExplanationText.ControlText;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.pages.ChoiceForm;
import io.klartext.consent.servlet.internal.pages.Showing;
import java.util.Optional;

/** The way out beside an explanation: one click, without JavaScript (GDPR 7(3), 21). */
final class OptOut {

    private OptOut() {}

    static Element card(Showing showing, ExplanationText text, Purpose purpose, Decision decision) {
        String title = showing.in(purpose.title());
        if (purpose.legalBasis().required()) {
            return card("stop", showing.say("why.needed"))
                    .with(Element.of(
                            "p", showing.say("state." + purpose.legalBasis().word())));
        }
        boolean interest = purpose.legalBasis() == LegalBasis.LEGITIMATE_INTEREST;
        Optional<Element> form = form(showing, text, interest ? Control.OBJECT : Control.WITHDRAW);
        if (!decision.allowed() || form.isEmpty()) {
            return card("stop", showing.say("why.stopped"))
                    .with(Element.of("p", showing.say("why.stopped.text", title)));
        }
        return card("stop", showing.say("why.stop"))
                .with(Element.of("p", showing.say(interest ? "why.stop.interest" : "why.stop.consent", title)))
                .with(form.get());
    }

    /** Hiding one offer changes nothing else; only where the shop can. */
    static Optional<Element> hiding(Showing showing, ExplanationText text) {
        return form(showing, text, Control.HIDE_OFFER)
                .map(form -> card("hide", showing.say("why.hide"))
                        .with(Element.of("p", showing.say("why.hide.text")))
                        .with(form));
    }

    private static Optional<Element> form(Showing showing, ExplanationText text, Control which) {
        for (ControlText control : text.controls()) {
            if (control.control() == which && control.target() instanceof ControlTarget.Form form) {
                return Optional.of(showing.explained(ChoiceForm.of(control.label(), form)));
            }
        }
        return Optional.empty();
    }

    private static Element card(String id, String title) {
        return Element.of("section")
                .as("card decide")
                .set("aria-labelledby", id)
                .with(Element.of("h2", title).set("id", id));
    }
}
