package io.klartext.consent.store;

import io.klartext.consent.ConsentException;

/** The store cannot answer, and certainly nothing was written. The message holds no personal data. */
public class StoreException extends ConsentException {

    private static final long serialVersionUID = 1L;

    /**
     * The store cannot answer.
     *
     * @param message what was wrong, where, and how to mend it
     */
    public StoreException(String message) {
        super(message);
    }

    /**
     * The store cannot answer, with its cause.
     *
     * @param message what was wrong, where, and how to mend it
     * @param cause what it came from
     */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
