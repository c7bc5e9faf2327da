package io.klartext.consent.ledger;

/**
 * An account took a visitor's choices over; recorded with the account. The choices that were taken follow as events of
 * their own, under ids that begin with this event's id and a slash.
 *
 * @param tie the same text as in the visitor's {@link Claim}; it tells neither id
 * @param at on which occasion
 */
public record Link(String tie, Occasion at) implements LinkFact {

    /** When a visitor turns out to have an account. */
    public enum Occasion {
        /** The account was made: the visitor's choices are taken over. */
        REGISTRATION("linked-at-registration"),
        /** Somebody logged in: no grant is taken over, and a no only where the account has said nothing. */
        LOGIN("linked-at-login");

        private final String kind;

        Occasion(String kind) {
            this.kind = kind;
        }
    }

    @Override
    public String kind() {
        return at.kind;
    }
}
