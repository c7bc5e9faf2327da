package io.klartext.consent.model;

import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.policy.PurposeId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the model writes down about a subject, in order. */
sealed interface Entry {

    Instant recordedAt();

    /**
     * Somebody said something about a purpose.
     *
     * @param link the link that brought it; null if the subject itself said it
     */
    record Said(
            Instant recordedAt,
            EventId id,
            PurposeId purpose,
            ChoiceKind kind,
            Instant givenAt,
            Evidence evidence,
            @Nullable EventId link)
            implements Entry {

        boolean isGrant() {
            return kind == ChoiceKind.GRANTED;
        }
    }

    /** Processing is restricted, or no longer. */
    record Restricted(Instant recordedAt, boolean stands) implements Entry {}

    /** The subject is a child and a minor until then. */
    record Minor(Instant recordedAt, Instant consentsAloneFrom, Instant adultFrom) implements Entry {}

    /**
     * A link is undone: what it brought was never said.
     *
     * @param repeated the ids under which what was said before now stands in the ledger, by the id it had first
     */
    record Undone(Instant recordedAt, EventId link, Map<EventId, EventId> repeated) implements Entry {}

    /** Something that changes no decision. */
    record Other(Instant recordedAt) implements Entry {}
}
