package io.klartext.consent.ledger;

/**
 * Processing is restricted at the person's demand, or no longer (GDPR 18). While it stands nothing but storage, contract
 * and legal obligation goes on.
 *
 * @param stands whether it begins; false if it is lifted
 */
public record Restriction(boolean stands) implements Fact {

    /**
     * Processing is restricted from now on.
     *
     * @return the fact
     */
    public static Restriction begins() {
        return new Restriction(true);
    }

    /**
     * The restriction ends; whoever lifts it tells the person before (GDPR 18(3)).
     *
     * @return the fact
     */
    public static Restriction lifted() {
        return new Restriction(false);
    }

    @Override
    public String kind() {
        return stands ? "restricted" : "restriction-lifted";
    }
}
