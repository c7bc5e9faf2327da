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
     */
    record Known(SubjectId id) implements Person {}

    /**
     * A visitor who has only ever said no. There is no id: the refusals are in the cookie itself.
     *
     * @param refusals what was refused
     */
    record OnlyRefused(Refusals refusals) implements Person {}

    /** A visitor who has not chosen: nothing is stored. */
    enum Nobody implements Person {
        /** The only one. */
        NOBODY
    }

    /** It cannot be said who it is or what was said; nothing may be assumed, so everything optional is denied. */
    enum Unsure implements Person {
        /** The shop's own look-up failed. */
        FAILED_LOOK_UP,
        /** Our own signature, but a policy version that this node does not know. The next choice replaces it. */
        UNREADABLE_COOKIE
    }
}
