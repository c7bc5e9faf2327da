package io.klartext.consent.profile;

/**
 * A telephone number or an e-mail address, as somebody wrote it.
 *
 * @param kind which of the two
 * @param written as it stands in the contact list
 */
public record Contact(Kind kind, String written) {

    /** By what a person is reached. */
    public enum Kind {
        /** A telephone number. */
        TELEPHONE,
        /** An e-mail address. */
        EMAIL
    }

    /**
     * A telephone number.
     *
     * @param written in any usual spelling
     * @return the contact
     */
    public static Contact telephone(String written) {
        return new Contact(Kind.TELEPHONE, written);
    }

    /**
     * An e-mail address.
     *
     * @param written in any usual spelling
     * @return the contact
     */
    public static Contact email(String written) {
        return new Contact(Kind.EMAIL, written);
    }

    /** The kind alone: it is data of somebody who was never asked. */
    @Override
    public String toString() {
        return kind == Kind.TELEPHONE ? "telephone:***" : "email:***";
    }
}
