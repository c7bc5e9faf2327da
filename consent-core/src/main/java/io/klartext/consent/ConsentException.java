package io.klartext.consent;

/**
 * The library was set up wrongly, or a store's author broke the contract. Thrown at set-up and by administrative calls;
 * never by a check, which answers with a denial and a reason instead. The message says what was wrong, where, and how to
 * mend it, and holds no personal data.
 */
public class ConsentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A problem that somebody can mend.
     *
     * @param message what was wrong, where, and how to mend it
     */
    public ConsentException(String message) {
        super(message);
    }

    /**
     * A problem with its cause.
     *
     * @param message what was wrong, where, and how to mend it
     * @param cause what it came from
     */
    public ConsentException(String message, Throwable cause) {
        super(message, cause);
    }
}
