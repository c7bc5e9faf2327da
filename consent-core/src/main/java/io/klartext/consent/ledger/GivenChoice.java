package io.klartext.consent.ledger;

import java.time.Instant;

/**
 * A choice that was made before it is recorded here: by a visitor whose choices an account takes over, in another system,
 * or on paper. Its lifetime runs from when it was given.
 *
 * <p>Making one throws {@link IllegalArgumentException} if the evidence does not say when it was given.
 *
 * @param choice what was said
 * @param evidence what proves it, with {@link Evidence#givenAt()}
 */
public record GivenChoice(Choice choice, Evidence evidence) {

    public GivenChoice {
        if (evidence.givenAt().isEmpty()) {
            throw new IllegalArgumentException(
                    "A choice from before needs the time when it was given: evidence.givenAt");
        }
    }

    /**
     * When it was said; lifetimes run from then.
     *
     * @return as the evidence says
     */
    public Instant givenAt() {
        return evidence.givenAt().orElseThrow();
    }

    /**
     * A recorded choice, to be taken over with the time at which it was given.
     *
     * @param event the event
     * @return the choice with its evidence
     */
    public static GivenChoice of(ChoiceEvent event) {
        return new GivenChoice(event.choice(), event.evidence().givenAt(event.givenAt()));
    }
}
