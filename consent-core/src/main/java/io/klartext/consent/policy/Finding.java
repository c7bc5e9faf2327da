package io.klartext.consent.policy;

import java.util.regex.Pattern;

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

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    /** Quotes from a document become one line, so that no text of a policy can forge a line of a log. */
    public Finding {
        message = CONTROL.matcher(message).replaceAll(" ");
        mend = CONTROL.matcher(mend).replaceAll(" ");
    }

    /**
     * One line for a log or a terminal.
     *
     * @return for example {@code error /texts/withdrawal: nobody reads how a yes is taken back. Mend: add the text
     *     [withdrawal-text-missing, GDPR 7(3)]}
     */
    public String line() {
        String place =
                pointer.isEmpty() ? "(document)" : CONTROL.matcher(pointer).replaceAll(" ");
        return severity.word() + " " + place + ": " + message + ". Mend: " + mend + " [" + rule + ", " + article + "]";
    }
}
