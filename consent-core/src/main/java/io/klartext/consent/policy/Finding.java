package io.klartext.consent.policy;

/**
 * One place in a policy at which a rule of {@link PolicyLint} speaks.
 *
 * @param severity how grave it is
 * @param rule the id of the rule
 * @param article the law, guideline or document format behind the rule
 * @param pointer where, as a JSON Pointer (RFC 6901); empty for the whole document
 * @param message what is wrong
 * @param mend how to put it right
 */
public record Finding(Severity severity, String rule, String article, String pointer, String message, String mend) {

    /**
     * One line for a log or a terminal.
     *
     * @return for example {@code error /texts/withdrawal: nobody reads how a yes is taken back. Mend: add the text
     *     [withdrawal-text-missing, GDPR 7(3)]}
     */
    public String line() {
        return severity.word() + " " + (pointer.isEmpty() ? "(document)" : pointer) + ": " + message + ". Mend: " + mend
                + " [" + rule + ", " + article + "]";
    }
}
