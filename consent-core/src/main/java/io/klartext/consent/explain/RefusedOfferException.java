package io.klartext.consent.explain;

import io.klartext.consent.ConsentException;

/** An offer may not be shown with the factors that it has. The message names the purpose and the mend, and nobody. */
public final class RefusedOfferException extends ConsentException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    /**
     * A refusal.
     *
     * @param refusal why
     * @param message what was wrong, and how to mend it
     */
    public RefusedOfferException(Refusal refusal, String message) {
        super(message);
        this.refusal = refusal;
    }

    /**
     * Why the offer may not be shown.
     *
     * @return the first reason that was found
     */
    public Refusal refusal() {
        return refusal;
    }
}
