package io.klartext.consent.servlet.internal.why;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.servlet.internal.form.FormTokens;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.identity.Surface;
import io.klartext.consent.servlet.internal.pages.ChoiceForm;
import io.klartext.consent.servlet.internal.pages.Showing;
import java.util.List;

/** The way out beside an explanation: one click, without JavaScript (GDPR 7(3), 21). */
final class OptOut {

    private OptOut() {}

    static Element card(Showing showing, FormTokens forms, Purpose purpose, Decision decision) {
        String title = showing.in(purpose.title());
        if (purpose.legalBasis().required()) {
            return card(showing.say("why.needed"))
                    .with(Element.of(
                            "p", showing.say("state." + purpose.legalBasis().word())));
        }
        if (!decision.allowed()) {
            return card(showing.say("why.stopped")).with(Element.of("p", showing.say("why.stopped.text", title)));
        }
        boolean interest = purpose.legalBasis() == LegalBasis.LEGITIMATE_INTEREST;
        ChoiceKind kind = interest ? ChoiceKind.OBJECTED : ChoiceKind.WITHDRAWN;
        Element button = ChoiceForm.button(
                showing.say(interest ? "why.stop.object" : "why.stop.withdraw"),
                kind.word() + ":" + purpose.id().value());
        return card(showing.say("why.stop"))
                .with(Element.of("p", showing.say(interest ? "why.stop.interest" : "why.stop.consent", title)))
                .with(ChoiceForm.about(showing, forms, Surface.WHY, List.of(purpose.id()))
                        .with(Element.of("div", button).as("buttons")));
    }

    private static Element card(String title) {
        return Element.of("section")
                .as("card decide")
                .set("aria-labelledby", "stop")
                .with(Element.of("h2", title).set("id", "stop"));
    }
}
