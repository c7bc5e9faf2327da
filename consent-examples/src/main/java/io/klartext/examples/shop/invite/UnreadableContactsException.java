package io.klartext.examples.shop.invite;

/** An uploaded file is no address book. The message never quotes the file. */
public final class UnreadableContactsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableContactsException(String message) {
        super(message);
    }
}
