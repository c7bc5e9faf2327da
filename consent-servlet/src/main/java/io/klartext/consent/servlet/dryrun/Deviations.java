package io.klartext.consent.servlet.dryrun;

import io.klartext.consent.servlet.internal.adapt.Incident;

/** What went otherwise, in words. */
final class Deviations {

    private Deviations() {}

    static String words(Incident incident) {
        return switch (incident) {
            case UNCERTAIN_TAG -> "a tag is too long, or an attribute cannot be read for certain: taken as denied";
            case AMBIGUOUS ->
                "the markup can be read in two ways: left out to the end of the element around it, or of the page";
            case TOO_DEEP ->
                "the elements are nested too deeply: where a rule denies, the rest of the page is left out";
            case UNREADABLE ->
                "markup cannot be found in this charset: where a rule denies, the page is left out as a whole";
            case NO_PLACE ->
                "an explanation has no place here: a table without cells, a list without items, a select, or too"
                        + " many offers in each other";
            case NO_OFFER -> "an element that shall be explained does not name its offer";
            case EARLY_PLACE ->
                "too much stands between the last cell and the end of its row: explained in an earlier one";
            case UNEXPLAINED -> "the explanation could not be had";
            case ELSEWHERE ->
                "the page's base is another origin, where links to explanations would lead: none is put in";
            case FAILED -> "the page could not be followed: where a rule denies, the rest of it is left out";
        };
    }
}
