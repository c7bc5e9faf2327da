package io.klartext.consent.policy;

/**
 * One thing that is wrong with a policy document.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901); empty for the whole document
 * @param message what is wrong
 * @param mend how to put it right
 */
public record PolicyProblem(String pointer, String message, String mend) {

    /**
     * One line that names the place, the problem and the mend.
     *
     * @return for example {@code /purposes/2/data/0: no data category "orders". Mend: declare it under
     *     /dataCategories, or use one of: contacts, purchase-history}
     */
    public String line() {
        return (pointer.isEmpty() ? "(document)" : pointer) + ": " + message + ". Mend: " + mend;
    }
}
