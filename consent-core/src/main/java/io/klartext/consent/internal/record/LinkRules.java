package io.klartext.consent.internal.record;

import io.klartext.consent.internal.decision.AppliedPolicy;
import io.klartext.consent.internal.decision.AppliedPurpose;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.ledger.Link.Occasion;
import io.klartext.consent.ledger.Standing;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.ledger.Unlink;
import io.klartext.consent.policy.PurposeId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an account takes over from a visitor, and what it gives back. Pure. */
final class LinkRules {

    private LinkRules() {}

    /**
     * The choices that stand for somebody, in the order in which they were made; no grants where an event cannot be read, which
     * may have been a no.
     */
    static List<GivenChoice> standing(List<ConsentEvent> events) {
        SubjectState state = SubjectState.of(events);
        return events.stream()
                .filter(ChoiceEvent.class::isInstance)
                .map(ChoiceEvent.class::cast)
                .filter(event -> stands(state, event))
                .filter(event -> !state.unreadable() || event.choice().kind() != ChoiceKind.GRANTED)
                .map(GivenChoice::of)
                .toList();
    }

    /** Those of a visitor's choices that an account takes over, under the policy that counts. */
    static List<GivenChoice> taken(
            Occasion occasion, AppliedPolicy policy, SubjectState account, List<GivenChoice> visitor) {
        return visitor.stream()
                .filter(given -> given.choice().kind() == ChoiceKind.GRANTED
                        ? occasion == Occasion.REGISTRATION && isTakenGrant(policy, account, given)
                        : isTakenDenial(occasion, account, given))
                .toList();
    }

    /** Denial wins in a conflict, an objection to direct marketing as a whole over a grant of any part of it too. */
    private static boolean isTakenGrant(AppliedPolicy policy, SubjectState account, GivenChoice given) {
        AppliedPurpose known = policy.purpose(given.choice().purpose());
        boolean marketing = known == null || known.purpose().directMarketing();
        return account.of(given.choice().purpose()).isEmpty()
                && !(marketing && account.of(PurposeId.DIRECT_MARKETING).isPresent());
    }

    /** Whoever logs in brings no word on what the account has answered. */
    private static boolean isTakenDenial(Occasion occasion, SubjectState account, GivenChoice given) {
        Standing said = account.standing().get(given.choice().purpose());
        return said == null || (occasion == Occasion.REGISTRATION && said.kind() == ChoiceKind.GRANTED);
    }

    /**
     * What becomes of the purposes of a link when it is undone.
     *
     * @param restored what the account says again, in order
     * @param cleared about what it had said nothing
     */
    record Undone(List<GivenChoice> restored, List<PurposeId> cleared) {}

    /**
     * What undoing a link brings back: what would stand if neither it nor any link that was undone before had ever been. What
     * the account has answered since stays.
     *
     * <p>A grant that came before an objection to direct marketing as a whole must not come back behind it: from there on the
     * objection and whatever came after it are said again, in their order.
     */
    static Undone undo(List<ConsentEvent> events, EventId link) {
        Set<EventId> gone = undone(events);
        Map<PurposeId, ChoiceEvent> before = saidWithout(gone, events);
        gone.add(link);
        Map<PurposeId, ChoiceEvent> after = saidWithout(gone, events);
        List<PurposeId> cleared = new ArrayList<>();
        Set<PurposeId> changed = new HashSet<>();
        before.forEach((purpose, choice) -> {
            if (!after.containsKey(purpose)) {
                cleared.add(purpose);
            } else if (!choice.equals(after.get(purpose))) {
                changed.add(purpose);
            }
        });
        List<GivenChoice> restored = new ArrayList<>();
        boolean again = false;
        for (ChoiceEvent choice : after.values()) {
            PurposeId purpose = choice.choice().purpose();
            again |= purpose.equals(PurposeId.DIRECT_MARKETING) && !restored.isEmpty();
            if (again || changed.contains(purpose)) {
                restored.add(GivenChoice.of(choice));
            }
        }
        return new Undone(restored, cleared);
    }

    /** The links that were undone, and the undoings: what they said again had been said before, under another id. */
    private static Set<EventId> undone(List<ConsentEvent> events) {
        Set<EventId> links = new HashSet<>();
        for (ConsentEvent event : events) {
            if (event instanceof FactEvent fact && fact.fact() instanceof Unlink unlink) {
                links.add(unlink.link());
                links.add(fact.id());
            }
        }
        return links;
    }

    /** The last choice about each purpose that belongs to none of these, in the order in which they were made. */
    private static Map<PurposeId, ChoiceEvent> saidWithout(Set<EventId> gone, List<ConsentEvent> events) {
        Map<PurposeId, ChoiceEvent> said = new LinkedHashMap<>();
        for (ConsentEvent event : events) {
            if (event instanceof ChoiceEvent choice && gone.stream().noneMatch(other -> isOf(other, choice))) {
                said.remove(choice.choice().purpose());
                said.put(choice.choice().purpose(), choice);
            }
        }
        return said;
    }

    private static boolean stands(SubjectState state, ChoiceEvent choice) {
        Standing standing = state.standing().get(choice.choice().purpose());
        return standing != null && choice.id().equals(standing.event());
    }

    private static boolean isOf(EventId fact, ChoiceEvent choice) {
        return choice.id().value().startsWith(fact.value() + "/");
    }
}
