package io.klartext.consent.ledger;

import java.util.List;

/** What became of a write. Whoever shows something to a person must look at it: only {@link Recorded} is a promise. */
public sealed interface Outcome {

    /**
     * Whether the events are durable.
     *
     * @return true for {@link Recorded} only
     */
    default boolean isRecorded() {
        return this instanceof Recorded;
    }

    /**
     * The events are durable: they survive the death of process and machine.
     *
     * @param events the events as recorded, in the order of the choices
     * @param repeated whether the same request had been recorded before, so that nothing new was written
     */
    record Recorded(List<ConsentEvent> events, boolean repeated) implements Outcome {
        public Recorded {
            events = List.copyOf(events);
        }
    }

    /**
     * Nothing was recorded, and nothing will be.
     *
     * @param reason why
     * @param message what was wrong and how to mend it, for a developer; without personal data
     */
    record Rejected(RejectionReason reason, String message) implements Outcome {}

    /**
     * Nobody can say whether it was recorded: the connection died during the commit, for example. Send the same request
     * again with the same key. Until it is known, this node denies.
     *
     * @param ids the events that may or may not be there
     */
    record Unknown(List<EventId> ids) implements Outcome {
        public Unknown {
            ids = List.copyOf(ids);
        }
    }
}
