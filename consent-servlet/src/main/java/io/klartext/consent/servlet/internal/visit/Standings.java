package io.klartext.consent.servlet.internal.visit;

import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.Disclosure;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.identity.Person;
import io.klartext.consent.servlet.internal.identity.Refusals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What whoever is asking said last about each purpose, and when: for pages that tell it. */
public final class Standings {

    private static final Logger LOG = LoggerFactory.getLogger(Standings.class);

    private final List<ConsentEvent> events;
    private final Supplier<List<GivenChoice>> refused;
    private final SubjectState state;
    private final boolean known;

    private Standings(
            List<ConsentEvent> events, Supplier<List<GivenChoice>> refused, SubjectState state, boolean known) {
        this.events = events;
        this.refused = refused;
        this.state = state;
        this.known = known;
    }

    /**
     * What was said last about a purpose.
     *
     * @param kind what
     * @param at when
     * @param policyVersion under which version
     */
    public record Said(ChoiceKind kind, Instant at, int policyVersion) {}

    /**
     * What whoever is asking said.
     *
     * @param visit the request
     * @return what was said; nothing if the store is silent, or who it is cannot be found out
     */
    public static Standings of(Visit visit) {
        Person person = visit.person();
        if (!(person instanceof Person.Known known)) {
            Refusals refusals = visit.refusals();
            return new Standings(
                    List.of(),
                    () -> EarlierRefusals.all(visit.setup(), refusals),
                    PersonalDecision.stateOf(person),
                    !(person instanceof Person.Unsure));
        }
        try {
            List<ConsentEvent> events =
                    visit.setup().consents().history(known.id()).events();
            return new Standings(events, List::of, SubjectState.of(events), true);
        } catch (RuntimeException e) {
            LOG.warn(
                    "A history could not be read ({}); the page goes without it",
                    e.getClass().getName());
            return new Standings(List.of(), List::of, SubjectState.empty(), false);
        }
    }

    /**
     * Whether an objection is the last word about some purposes: a later grant ends it for one of them.
     *
     * @param objection to what as a whole
     * @param purposes the purposes that it is about
     * @return false if there is none, or one of them was allowed afterwards
     */
    public boolean isLast(PurposeId objection, Collection<PurposeId> purposes) {
        return isLast(state, objection, purposes);
    }

    /**
     * The same of a state that was read already.
     *
     * @param state what stands
     * @param objection to what as a whole
     * @param purposes the purposes that it is about
     * @return false if there is none, or one of them was allowed afterwards
     */
    public static boolean isLast(SubjectState state, PurposeId objection, Collection<PurposeId> purposes) {
        return state.of(objection)
                .filter(objected -> purposes.stream()
                        .flatMap(purpose -> state.of(purpose).stream())
                        .noneMatch(standing ->
                                standing.kind() == ChoiceKind.GRANTED && standing.sequence() > objected.sequence()))
                .isPresent();
    }

    /**
     * Whether it could be found out what was said.
     *
     * @return false if nothing can be told, which is not the same as that there is nothing
     */
    public boolean isKnown() {
        return known;
    }

    /**
     * What was said last about a purpose.
     *
     * @param purpose any purpose, or direct marketing as a whole
     * @return what and when; empty if nothing was said
     */
    public Optional<Said> of(PurposeId purpose) {
        return state.of(purpose)
                .map(standing -> new Said(standing.kind(), standing.givenAt(), standing.policyVersion()));
    }

    /**
     * The latest choices of whoever is asking.
     *
     * @param most how many at most
     * @return the newest first
     */
    public List<PastChoice> latest(int most) {
        return before(Long.MAX_VALUE, most);
    }

    /**
     * Choices of whoever is asking that came before a place in their order.
     *
     * @param place the place
     * @param most how many at most
     * @return the newest first
     */
    public List<PastChoice> before(long place, int most) {
        List<PastChoice> found = new ArrayList<>();
        List<GivenChoice> kept = refused.get();
        for (int i = kept.size(); i > 0 && found.size() < most; i--) {
            if (i < place) {
                found.add(new PastChoice(i, kept.get(i - 1), Optional.empty()));
            }
        }
        for (int i = events.size() - 1; i >= 0 && found.size() < most; i--) {
            if (events.get(i) instanceof ChoiceEvent choice && choice.sequence() < place) {
                found.add(PastChoice.of(choice));
            }
        }
        return found;
    }

    /**
     * The latest times that somebody looked at the data of whoever is asking.
     *
     * @param most how many at most
     * @return the newest first; the fact of each is a {@link Disclosure}
     */
    public List<FactEvent> disclosures(int most) {
        List<FactEvent> latest = new ArrayList<>();
        for (int i = events.size() - 1; i >= 0 && latest.size() < most; i--) {
            if (events.get(i) instanceof FactEvent event && event.fact() instanceof Disclosure) {
                latest.add(event);
            }
        }
        return latest;
    }

    /**
     * When an event was recorded.
     *
     * @param event its id
     * @return the instant; empty if it is not this person's
     */
    public Optional<Instant> recordedAt(EventId event) {
        return events.stream()
                .filter(candidate -> candidate.id().equals(event))
                .map(ConsentEvent::recordedAt)
                .findFirst();
    }
}
