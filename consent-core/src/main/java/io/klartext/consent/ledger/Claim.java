package io.klartext.consent.ledger;

/**
 * A visitor's choices belong to one account from now on; recorded with the visitor. No other account ever takes them over,
 * so that a second person on the same device inherits nothing.
 *
 * @param tie the same text as in the account's {@link Link}; it tells neither id
 */
public record Claim(String tie) implements LinkFact {

    @Override
    public String kind() {
        return "claimed";
    }
}
