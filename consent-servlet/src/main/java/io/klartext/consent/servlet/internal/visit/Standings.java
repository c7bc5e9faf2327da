package io.klartext.consent.servlet.internal.visit;

import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.identity.Person;
import io.klartext.consent.servlet.internal.identity.Refusals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What whoever is asking said last about each purpose, and when: for pages that tell it. */
public final class Standings {

    private static final Logger LOG = LoggerFactory.getLogger(Standings.class);

    private final List<ConsentEvent> events;
    private final SubjectState state;
    private final Refusals refusals;

    private Standings(List<ConsentEvent> events, Refusals refusals) {
        this.events = events;
        this.state = SubjectState.of(events);
        this.refusals = refusals;
    }

    /**
     * What was said last about a purpose.
     *
     * @param kind what
     * @param at when
     * @param policyVersion under which version; 0 where the cookie says it
     */
    public record Said(ChoiceKind kind, Instant at, int policyVersion) {}

    /**
     * What whoever is asking said.
     *
     * @param visit the request
     * @return what was said; nothing if the store is silent
     */
    public static Standings of(Visit visit) {
        Person person = visit.person();
        if (person instanceof Person.OnlyRefused refused) {
            return new Standings(List.of(), refused.refusals());
        }
        try {
            return new Standings(
                    person.subject()
                            .map(id -> visit.setup().consents().history(id).events())
                            .orElse(List.of()),
                    Refusals.NONE);
        } catch (RuntimeException e) {
            LOG.warn(
                    "A history could not be read ({}); the page goes without it",
                    e.getClass().getName());
            return new Standings(List.of(), Refusals.NONE);
        }
    }

    /**
     * What was said last about a purpose.
     *
     * @param purpose any purpose, or direct marketing as a whole
     * @return what and when; empty if nothing was said
     */
    public Optional<Said> of(PurposeId purpose) {
        return state.of(purpose)
                .map(standing -> new Said(standing.kind(), standing.recordedAt(), standing.policyVersion()))
                .or(() -> refusals.of(purpose).map(refusal -> new Said(refusal.kind(), refusal.at(), 0)));
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
