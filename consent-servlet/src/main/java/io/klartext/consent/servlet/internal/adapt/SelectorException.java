package io.klartext.consent.servlet.internal.adapt;

/** A selector cannot be used: where in it, what is wrong, and how to put it right. */
public final class SelectorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int position;
    private final String mend;

    SelectorException(int position, String message, String mend) {
        super(message);
        this.position = position;
        this.mend = mend;
    }

    /**
     * Where.
     *
     * @return the place in the selector, from 0
     */
    public int position() {
        return position;
    }

    /**
     * How to put it right.
     *
     * @return an instruction
     */
    public String mend() {
        return mend;
    }
}
