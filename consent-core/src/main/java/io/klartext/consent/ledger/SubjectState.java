package io.klartext.consent.ledger;

import io.klartext.consent.policy.PurposeId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What stands for one subject: the latest choice about each purpose, and the facts that bear on decisions. It is the pure
 * fold of the subject's events, so any store and any node that read the same events have the same state. Whoever is recorded
 * under an id that was erased is a new subject, whose events begin anew. Immutable.
 *
 * @param headSequence the sequence of the last event; 0 if there is none
 * @param standing the latest choice by purpose
 * @param unreadable whether there is an event of an unknown kind; everything that can be denied then is
 * @param restricted whether processing is restricted (GDPR 18)
 * @param minority until when the subject is a child and a minor, where that is known
 * @param claim the tie to the one account that may take this visitor's choices over, once there is one
 * @param erasureEpoch how many subjects of this id were erased before this one
 */
public record SubjectState(
        long headSequence,
        Map<PurposeId, Standing> standing,
        boolean unreadable,
        boolean restricted,
        Optional<Minority> minority,
        Optional<String> claim,
        long erasureEpoch) {

    private static final SubjectState EMPTY =
            new SubjectState(0, Map.of(), false, false, Optional.empty(), Optional.empty(), 0);

    public SubjectState {
        standing = Map.copyOf(standing);
    }

    /**
     * The state of somebody about whom nothing was recorded.
     *
     * @return the empty state
     */
    public static SubjectState empty() {
        return EMPTY;
    }

    /**
     * The same, of somebody whose id belonged to others before.
     *
     * @param epoch how many subjects of this id were erased
     * @return a state
     */
    public SubjectState inEpoch(long epoch) {
        return new SubjectState(headSequence, standing, unreadable, restricted, minority, claim, epoch);
    }

    /**
     * Whether the id was erased and nothing was recorded under it since: then nothing at all is allowed.
     *
     * @return true until something is recorded
     */
    public boolean erased() {
        return erasureEpoch > 0 && headSequence == 0;
    }

    /**
     * The state after all these events.
     *
     * @param events a subject's events from the first on, in order
     * @return the state
     */
    public static SubjectState of(Collection<? extends ConsentEvent> events) {
        SubjectState state = EMPTY;
        for (ConsentEvent event : events) {
            state = state.after(event);
        }
        return state;
    }

    /**
     * The state after one more event.
     *
     * @param event the next event of this subject
     * @return a new state
     * @throws IllegalArgumentException if the event's sequence is not the next one
     */
    public SubjectState after(ConsentEvent event) {
        if (event.sequence() != headSequence + 1) {
            throw new IllegalArgumentException(
                    "Event " + event.sequence() + " cannot follow event " + headSequence + " of a subject");
        }
        if (event instanceof ChoiceEvent choice) {
            Map<PurposeId, Standing> next = new HashMap<>(standing);
            next.put(choice.choice().purpose(), Standing.of(choice));
            return at(event, next);
        }
        return event instanceof FactEvent known ? after(known) : at(event, standing, true, restricted, minority, claim);
    }

    private SubjectState after(FactEvent event) {
        Fact fact = event.fact();
        if (fact instanceof Restriction restriction) {
            return at(event, standing, unreadable, restriction.stands(), minority, claim);
        }
        if (fact instanceof Minority known) {
            return at(event, standing, unreadable, restricted, Optional.of(known), claim);
        }
        if (fact instanceof Claim first && claim.isEmpty()) {
            return at(event, standing, unreadable, restricted, minority, Optional.of(first.tie()));
        }
        if (fact instanceof Unlink unlink) {
            Map<PurposeId, Standing> next = new HashMap<>(standing);
            next.keySet().removeAll(unlink.cleared());
            return at(event, next);
        }
        return at(event, standing);
    }

    private SubjectState at(ConsentEvent event, Map<PurposeId, Standing> next) {
        return at(event, next, unreadable, restricted, minority, claim);
    }

    private SubjectState at(
            ConsentEvent event,
            Map<PurposeId, Standing> standing,
            boolean unreadable,
            boolean restricted,
            Optional<Minority> minority,
            Optional<String> claim) {
        return new SubjectState(event.sequence(), standing, unreadable, restricted, minority, claim, erasureEpoch);
    }

    /**
     * What was said last about a purpose.
     *
     * @param purpose any purpose
     * @return the latest choice, or empty if nothing was said
     */
    public Optional<Standing> of(PurposeId purpose) {
        return Optional.ofNullable(standing.get(purpose));
    }
}
