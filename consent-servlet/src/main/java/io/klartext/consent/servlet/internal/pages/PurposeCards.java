package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.PolicyText;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.servlet.internal.form.ChoiceWord;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.visit.Standings;
import io.klartext.consent.servlet.internal.visit.Standings.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
                .with(PurposeFacts.all(showing, purpose))
                .with(Element.of("p", words.state(purpose, decision)).as("state"))
                .with(actions(purpose, decision));
    }

    /** Where on the page a purpose stands. */
    static String idOf(Purpose purpose) {
        return "purpose-" + purpose.id().value();
    }

    private List<Element> actions(Purpose purpose, Decision decision) {
        if (!ChoiceForm.isOptional(purpose)) {
            return List.of();
        }
        List<Element> buttons = new ArrayList<>();
        yes(purpose, decision).ifPresent(buttons::add);
        no(purpose, decision).ifPresent(buttons::add);
        List<Element> actions = new ArrayList<>();
        if (isAskedExpressly(purpose, decision)) {
            actions.add(Element.of("p", showing.say("explicit.statement", special(purpose), title(purpose)))
                    .as("statement")
                    .set("id", idOf(purpose) + "-statement"));
        }
        if (!buttons.isEmpty()) {
            actions.add(buttons(buttons));
        }
        return actions;
    }

    /** No yes is offered that would change nothing: what is forbidden, restricted, or a guardian's to allow. */
    private Optional<Element> yes(Purpose purpose, Decision decision) {
        if (isAskedExpressly(purpose, decision)) {
            return Optional.of(ChoiceForm.button(
                            showing.say("explicit.button"),
                            "explicitly-granted:" + purpose.id().value())
                    .set("aria-describedby", idOf(purpose) + "-statement")
                    .with(ChoiceForm.about(showing.in(purpose.title()))));
        }
        if (!isOpen(decision)) {
            return Optional.empty();
        }
        boolean again = purpose.legalBasis() == LegalBasis.LEGITIMATE_INTEREST && saidNo(purpose, decision);
        return Optional.of(button(
                again ? showing.say("button.again") : showing.button(PolicyText.ALLOW, "button.allow"),
                purpose,
                ChoiceKind.GRANTED));
    }

    private boolean isAskedExpressly(Purpose purpose, Decision decision) {
        return ChoiceWord.needsExplicit(purpose, showing.policy()) && isOpen(decision);
    }

    private static boolean isOpen(Decision decision) {
        return switch (decision.reason()) {
            case RESTRICTED, PROHIBITED, GUARDIAN_REQUIRED -> false;
            default -> !decision.allowed();
        };
    }

    private Optional<Element> no(Purpose purpose, Decision decision) {
        if (saidNo(purpose, decision)) {
            return Optional.empty();
        }
        if (purpose.legalBasis() == LegalBasis.LEGITIMATE_INTEREST) {
            return Optional.of(
                    button(showing.button(PolicyText.OBJECT, "button.object"), purpose, ChoiceKind.OBJECTED));
        }
        boolean granted =
                said(purpose).filter(said -> said.kind() == ChoiceKind.GRANTED).isPresent()
                        || decision.reason() == Reason.GRANTED;
        return Optional.of(
                granted
                        ? button(showing.button(PolicyText.WITHDRAW, "button.withdraw"), purpose, ChoiceKind.WITHDRAWN)
                        : button(showing.button(PolicyText.REFUSE, "button.refuse"), purpose, ChoiceKind.REFUSED));
    }

    /** Behind a restriction or a prohibition what was said itself still tells whether a no stands. */
    private boolean saidNo(Purpose purpose, Decision decision) {
        return switch (decision.reason()) {
            case RESTRICTED, PROHIBITED ->
                said(purpose).filter(said -> said.kind() != ChoiceKind.GRANTED).isPresent();
            default -> decision.reason().saidNo();
        };
    }

    private Optional<Said> said(Purpose purpose) {
        return standings.of(purpose.id());
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

    private Element button(String label, Purpose purpose, ChoiceKind kind) {
        return ChoiceForm.button(label, showing.in(purpose.title()), kind, purpose.id());
    }

    static Element buttons(List<Element> buttons) {
        return Element.of("div").with(buttons).as("buttons");
    }
}
