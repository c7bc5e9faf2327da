package io.klartext.consent.servlet.internal.adapt;

/** What went otherwise than the rules say while a page was adapted. */
public enum Incident {
    /**
     * A tag is longer than what is kept of one, or an attribute cannot be read for certain: taken as denied. If not even its
     * name is known, the page is not followed any more.
     */
    UNCERTAIN_TAG,
    /** The markup can be read in two ways: dropped to the end of the element around it, or of the page. */
    AMBIGUOUS,
    /** The elements are nested too deeply to follow: where a rule denies, the rest of the page is dropped. */
    TOO_DEEP,
    /** The charset is not one in which markup can be found: where a rule denies, the page is dropped. */
    UNREADABLE,
    /**
     * An explanation has no place: a table without cells, a list without items, inside a {@code select}, or too many offers
     * in each other.
     */
    NO_PLACE,
    /** An element that is to be explained does not say which offer it is. */
    NO_OFFER,
    /** Too much stands between the last cell and the end of its row: the explanation is in an earlier place. */
    EARLY_PLACE,
    /** The explanation could not be had. */
    UNEXPLAINED,
    /** The page's {@code <base href>} is another origin, where all that we put in would lead: nothing is put in. */
    ELSEWHERE,
    /** The library failed: where a rule denies, the rest of the page is dropped, elsewhere it is sent as it is. */
    FAILED;

    /**
     * Whether no more of the page, or of a part of it, is sent for it.
     *
     * @return true if content is lost
     */
    public boolean givesUp() {
        return switch (this) {
            case UNCERTAIN_TAG, AMBIGUOUS, TOO_DEEP, UNREADABLE, FAILED -> true;
            case NO_PLACE, NO_OFFER, EARLY_PLACE, UNEXPLAINED, ELSEWHERE -> false;
        };
    }
}
