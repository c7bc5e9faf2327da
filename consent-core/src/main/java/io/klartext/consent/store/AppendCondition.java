package io.klartext.consent.store;

/** What must hold of a subject's events for an append to happen. */
public sealed interface AppendCondition {

    /**
     * Nothing: append in any case.
     *
     * @return the condition
     */
    static AppendCondition none() {
        return Always.ALWAYS;
    }

    /**
     * The last event is the one that the caller knows.
     *
     * @param sequence the sequence of the subject's last event; 0 if there must be none
     * @return the condition
     */
    static AppendCondition headIs(long sequence) {
        return new HeadIs(sequence);
    }

    /**
     * Whether the condition holds.
     *
     * @param headSequence the sequence of the subject's last event; 0 if there is none
     * @return true if the append may happen
     */
    boolean holdsAt(long headSequence);

    /** Holds always. */
    enum Always implements AppendCondition {
        /** The only one. */
        ALWAYS;

        @Override
        public boolean holdsAt(long headSequence) {
            return true;
        }
    }

    /**
     * Holds at one head.
     *
     * @param sequence the sequence of the subject's last event
     */
    record HeadIs(long sequence) implements AppendCondition {
        @Override
        public boolean holdsAt(long headSequence) {
            return headSequence == sequence;
        }
    }
}
