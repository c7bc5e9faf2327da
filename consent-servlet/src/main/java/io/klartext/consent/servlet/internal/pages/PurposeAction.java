package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.PolicyText;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.servlet.internal.form.ChoiceWord;
import io.klartext.consent.servlet.internal.visit.Standings;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that somebody can say about a purpose as things stand: what is offered on the page, and to front ends.
 *
 * @param kind what saying it records
 * @param expressly whether it is a yes to specially protected data, which only the page with its statement can take
 * @param label what stands on its button
 */
public record PurposeAction(ChoiceKind kind, boolean expressly, String label) {

    /**
     * What can be said: at most one yes, then at most one no.
     *
     * @param showing to whom
     * @param standings what they said until now
     * @param purpose about which purpose
     * @param decision the answer to its check
     * @return the actions; none where contract or law demand the purpose
     */
    public static List<PurposeAction> of(Showing showing, Standings standings, Purpose purpose, Decision decision) {
        List<PurposeAction> actions = new ArrayList<>();
        if (!ChoiceForm.isOptional(purpose)) {
            return actions;
        }
        boolean saidNo = saidNo(standings, decision);
        if (isOpen(decision)) {
            actions.add(yes(showing, purpose, saidNo));
        }
        if (!saidNo) {
            actions.add(no(showing, standings, purpose, decision));
        }
        return actions;
    }

    /** No yes is offered that would change nothing: what is forbidden, restricted, or a guardian's to allow. */
    private static boolean isOpen(Decision decision) {
        return switch (decision.reason()) {
            case RESTRICTED, PROHIBITED, GUARDIAN_REQUIRED -> false;
            default -> !decision.allowed();
        };
    }

    private static PurposeAction yes(Showing showing, Purpose purpose, boolean saidNo) {
        if (ChoiceWord.needsExplicit(purpose, showing.policy())) {
            return new PurposeAction(ChoiceKind.GRANTED, true, showing.say("explicit.button"));
        }
        boolean again = purpose.legalBasis() == LegalBasis.LEGITIMATE_INTEREST && saidNo;
        return new PurposeAction(
                ChoiceKind.GRANTED, false, again ? showing.say("button.again") : showing.button(PolicyText.ALLOW));
    }

    private static PurposeAction no(Showing showing, Standings standings, Purpose purpose, Decision decision) {
        if (purpose.legalBasis() == LegalBasis.LEGITIMATE_INTEREST) {
            return new PurposeAction(ChoiceKind.OBJECTED, false, showing.button(PolicyText.OBJECT));
        }
        boolean granted = decision.reason() == Reason.GRANTED
                || standings
                        .of(purpose.id())
                        .filter(said -> said.kind() == ChoiceKind.GRANTED)
                        .isPresent();
        return granted
                ? new PurposeAction(ChoiceKind.WITHDRAWN, false, showing.button(PolicyText.WITHDRAW))
                : new PurposeAction(ChoiceKind.REFUSED, false, showing.button(PolicyText.REFUSE));
    }

    /** Behind a restriction or a prohibition what was said itself still tells whether a no stands. */
    private static boolean saidNo(Standings standings, Decision decision) {
        return switch (decision.reason()) {
            case RESTRICTED, PROHIBITED ->
                standings
                        .of(decision.purpose())
                        .filter(said -> said.kind() != ChoiceKind.GRANTED)
                        .isPresent();
            default -> decision.reason().saidNo();
        };
    }
}
