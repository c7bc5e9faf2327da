package io.klartext.consent.servlet.internal.identity;

import io.klartext.consent.SubjectId;
import java.util.Optional;

/** Who is asking. */
public sealed interface Person {

    /**
     * The id under which choices stand in the store.
     *
     * @return the id; empty for somebody who has none
     */
    default Optional<SubjectId> subject() {
        return this instanceof Known known ? Optional.of(known.id()) : Optional.empty();
    }

    /**
     * The check value of the account that this visitor's cookie was claimed for.
     *
     * @return the value; empty for anybody else
     */
    default Optional<String> claim() {
        if (this instanceof OnlyRefused refused) {
            return refused.claim();
        }
        return this instanceof Known known ? known.claim() : Optional.empty();
    }

    /**
     * What ties a token to this person: kind and id, or nobody.
     *
     * @return a text that differs between any two subjects
     */
    default String context() {
        return this instanceof Known known
                ? known.id().kind().name() + ":" + known.id().value()
                : "nobody";
    }

    /**
     * Somebody with an id.
     *
     * @param id an account, or a visitor who has granted something
     * @param claim the check value of the account that the visitor's cookie was claimed for before there was an id
     */
    record Known(SubjectId id, Optional<String> claim) implements Person {

        /**
         * Somebody whose cookie nobody has claimed.
         *
         * @param id an account, or a visitor who has granted something
         */
        public Known(SubjectId id) {
            this(id, Optional.empty());
        }
    }

    /**
     * A visitor who has only ever said no. There is no id: the refusals are in the cookie itself.
     *
     * @param refusals what was refused
     * @param claim the check value of the one account that may take the refusals over, once there is one
     */
    record OnlyRefused(Refusals refusals, Optional<String> claim) implements Person {

        /**
         * The same visitor, from whom one account may take over and no other.
         *
         * @param tag the check value of the account
         * @return the visitor, claimed
         */
        public OnlyRefused claimedBy(String tag) {
            return new OnlyRefused(refusals, Optional.of(tag));
        }
    }

    /** A visitor who has not chosen: nothing is stored. */
    enum Nobody implements Person {
        /** The only one. */
        NOBODY
    }

    /** It cannot be said who it is or what was said; nothing may be assumed, so everything optional is denied. */
    enum Unsure implements Person {
        /** The shop's own look-up failed. */
        FAILED_LOOK_UP,
        /** The browser said no, and that could not be recorded. */
        UNRECORDED_SIGNAL,
        /** Our own signature, but a policy version that this node does not know. The next choice replaces it. */
        UNREADABLE_COOKIE
    }
}
