package io.klartext.consent.servlet.internal.form;

/** Where a choice was given. */
public enum Surface {
    /** The page with all choices. */
    CHOICES("consent/choices"),
    /** The page that explains an offer. */
    WHY("consent/why"),
    /** A front end of the shop's own, by JSON. */
    API("consent/api");

    private final String word;

    Surface(String word) {
        this.word = word;
    }

    /**
     * The word in the evidence.
     *
     * @return as it is recorded
     */
    public String word() {
        return word;
    }
}
