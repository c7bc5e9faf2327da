package io.klartext.consent.servlet.dryrun;

/** Where the explanation of an offer stands, as seen from an element. */
public enum OfferSpot {
    /** It is the last thing in the element. */
    AT_THE_END_OF("at the end of"),
    /** The element is a row, a table or a list: it is the last thing in its last cell or item. */
    IN_THE_LAST_PART_OF("in the last part of"),
    /** Nothing may stand in the element: it follows. */
    BEHIND("behind");

    private final String words;

    OfferSpot(String words) {
        this.words = words;
    }

    /**
     * The same in English.
     *
     * @return words that the element's name can follow
     */
    public String words() {
        return words;
    }
}
