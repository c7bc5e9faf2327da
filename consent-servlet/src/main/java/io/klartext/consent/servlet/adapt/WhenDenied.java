package io.klartext.consent.servlet.adapt;

/** What becomes of a block whose purpose is denied. */
public sealed interface WhenDenied {

    /**
     * Nothing is sent in its place.
     *
     * @return the removal
     */
    static WhenDenied remove() {
        return Remove.INSTANCE;
    }

    /**
     * A fragment of the shop is sent in its place, the same one for everybody.
     *
     * @param path a path inside the web application
     * @return the replacement
     * @throws IllegalArgumentException if it is no such path
     */
    static WhenDenied replaceWith(String path) {
        return new ReplaceWith(path);
    }

    /** Nothing is sent. */
    enum Remove implements WhenDenied {
        /** The only one. */
        INSTANCE
    }

    /**
     * A fragment is sent, at most 16 KiB of it.
     *
     * @param path where the shop answers with it: a path inside the web application, such as
     *     {@code /fragments/neutral-banner.html}
     */
    record ReplaceWith(String path) implements WhenDenied {

        public ReplaceWith {
            if (!Forms.isPath(path)) {
                throw new IllegalArgumentException("A fragment is " + Forms.PATH);
            }
        }
    }
}
