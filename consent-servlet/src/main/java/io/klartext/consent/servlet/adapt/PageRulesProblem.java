package io.klartext.consent.servlet.adapt;

/**
 * One thing that is wrong with the rules.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901); empty for the whole document
 * @param message what is wrong
 * @param mend how to put it right
 */
public record PageRulesProblem(String pointer, String message, String mend) {

    /**
     * One line that names the place, the problem and the mend.
     *
     * @return for example {@code /rules/0/select: a pseudo-class cannot be matched while the page is sent, at character 5.
     *     Mend: ...}
     */
    public String line() {
        return (pointer.isEmpty() ? "(document)" : pointer) + ": " + message + ". Mend: " + mend;
    }
}
