package io.klartext.consent.store;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.SubjectState;
import java.time.Instant;
import java.util.List;

/** The events of the subjects: appended, never changed; destroyed only with their whole subject. */
public interface EventLog {

    /**
     * Appends events to one subject: all of them or none.
     *
     * <p>Repeating is safe. If every event id is there already, with the same {@linkplain PendingEvent#digest() digest},
     * the events are answered as they were recorded and nothing is written. If an id is there with another digest, or
     * only some are there, the answer is {@code Rejected} with {@code KEY_REUSED}.
     *
     * @param subject whom the events are about
     * @param events at least one, with different ids
     * @param condition what must hold for new events to be written; a repetition is answered without it
     * @return {@code Recorded} once the events are durable and visible in the feed; {@code Rejected} with
     *     {@code KEY_REUSED} or {@code CONDITION_FAILED}; {@code Unknown} if the store cannot say
     * @throws IllegalArgumentException if there is no event, or two have the same id
     * @throws StoreException if certainly nothing was written
     */
    Outcome append(SubjectId subject, List<PendingEvent> events, AppendCondition condition);

    /**
     * The state of a subject, from the primary: it includes every append that was acknowledged before the call.
     *
     * @param subject any subject
     * @return the state; empty if nothing was recorded
     * @throws StoreException if the store cannot answer
     */
    SubjectState load(SubjectId subject);

    /**
     * All events of a subject, by sequence, including every append acknowledged before the call.
     *
     * @param subject any subject
     * @return the events; empty if nothing was recorded
     * @throws StoreException if the store cannot answer
     */
    List<ConsentEvent> history(SubjectId subject);

    /**
     * Destroys who a subject is and everything personal about it, what else the store keeps about it included. What stays
     * is about nobody: kinds, purposes, times, versions and notices of its events, and behind them a last one of the kind
     * {@code erased}. Its history is empty from then on, its state {@linkplain SubjectState#erased() erased}, and whatever
     * is appended under the id is about a new subject, whose sequence and event ids begin anew.
     *
     * <p>The feed grows by one position, and no entry of it names the subject any more, so that a reader that counts knows
     * of something that it cannot see. Somebody about whom nothing was recorded is erased all the same. Erasing again
     * before anything new was appended changes nothing.
     *
     * @param subject any subject
     * @param id the id of the erasure
     * @param at when
     * @param actor who erases; answered, not kept
     * @return {@code Recorded} with the erasure once it is durable; {@code Recorded}, repeated and without events, if there
     *     was nothing to do; {@code Unknown} if the store cannot say
     * @throws StoreException if certainly nothing was destroyed
     */
    Outcome erase(SubjectId subject, EventId id, Instant at, Actor actor);
}
