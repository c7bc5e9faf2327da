package io.klartext.consent.internal.record;

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
import org.jspecify.annotations.Nullable;

/** What an account takes over from a visitor, and what it gives back. Pure. */
final class LinkRules {

    private LinkRules() {}

    /** The choices that stand for somebody, in the order in which they were made. */
    static List<GivenChoice> standing(List<ConsentEvent> events) {
        SubjectState state = SubjectState.of(events);
        return events.stream()
                .filter(ChoiceEvent.class::isInstance)
                .map(ChoiceEvent.class::cast)
                .filter(event -> stands(state, event))
                .map(GivenChoice::of)
                .toList();
    }

    /** Those of a visitor's choices that an account takes over. */
    static List<GivenChoice> taken(Occasion occasion, SubjectState account, List<GivenChoice> visitor) {
        return visitor.stream()
                .filter(given ->
                        isTaken(occasion, account.standing().get(given.choice().purpose()), given))
                .toList();
    }

    /** Denial wins in a conflict; whoever logs in brings no grant, and no word on what the account has answered. */
    private static boolean isTaken(Occasion occasion, @Nullable Standing said, GivenChoice given) {
        boolean grant = given.choice().kind() == ChoiceKind.GRANTED;
        if (said == null) {
            return !grant || occasion == Occasion.REGISTRATION;
        }
        return occasion == Occasion.REGISTRATION && !grant && said.kind() == ChoiceKind.GRANTED;
    }

    /**
     * What becomes of the purposes of a link when it is undone.
     *
     * @param restored what the account had said before, in order
     * @param cleared about what it had said nothing
     */
    record Undone(List<GivenChoice> restored, List<PurposeId> cleared) {}

    /**
     * What undoing a link brings back: what stood without it, and without the links that were undone before. What the
     * account has answered since stays.
     */
    static Undone undo(List<ConsentEvent> events, EventId link) {
        SubjectState now = SubjectState.of(events);
        Set<EventId> gone = undone(events);
        gone.add(link);
        Map<PurposeId, ChoiceEvent> without = new LinkedHashMap<>();
        List<PurposeId> changed = new ArrayList<>();
        for (ConsentEvent event : events) {
            if (event instanceof ChoiceEvent choice) {
                PurposeId purpose = choice.choice().purpose();
                if (gone.stream().noneMatch(other -> isOf(other, choice))) {
                    without.remove(purpose);
                    without.put(purpose, choice);
                } else if (isOf(link, choice) && stands(now, choice)) {
                    changed.add(purpose);
                }
            }
        }
        List<GivenChoice> restored = without.values().stream()
                .filter(choice -> changed.contains(choice.choice().purpose()))
                .map(GivenChoice::of)
                .toList();
        changed.removeAll(without.keySet());
        return new Undone(restored, changed);
    }

    private static Set<EventId> undone(List<ConsentEvent> events) {
        Set<EventId> links = new HashSet<>();
        for (ConsentEvent event : events) {
            if (event instanceof FactEvent fact && fact.fact() instanceof Unlink unlink) {
                links.add(unlink.link());
            }
        }
        return links;
    }

    private static boolean stands(SubjectState state, ChoiceEvent choice) {
        Standing standing = state.standing().get(choice.choice().purpose());
        return standing != null && choice.id().equals(standing.event());
    }

    private static boolean isOf(EventId link, ChoiceEvent choice) {
        return choice.id().value().startsWith(link.value() + "/");
    }
}
