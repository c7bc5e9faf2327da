package io.klartext.consent.servlet.internal.form;

import io.klartext.consent.key.TokenText;
import io.klartext.consent.servlet.internal.Sha256;
import io.klartext.consent.servlet.internal.identity.VisitorCookie;
import java.util.Arrays;

/** Ids that are the same whenever the same request comes, and that nobody can join with one another. */
public final class RequestKey {

    private static final int KEY_BYTES = 16;

    private RequestKey() {}

    /**
     * The key of a pressed button: the same button of the same form is the same request, another button is not.
     *
     * @param token the form
     * @param choice the button's word
     * @return an idempotency key
     */
    public static String of(FormToken token, String choice) {
        return TokenText.encode(Arrays.copyOf(Sha256.of("key\n" + token.nonce() + "\n" + choice), KEY_BYTES));
    }

    /**
     * The key that a front end chose itself.
     *
     * @param chosen any text
     * @return an idempotency key
     */
    public static String ofClient(String chosen) {
        return "k." + TokenText.encode(Sha256.of("client\n" + chosen));
    }

    /**
     * The key of what a browser said by itself.
     *
     * @param what what it said, and what stood before
     * @return an idempotency key
     */
    public static String ofBrowser(String what) {
        return "b." + TokenText.encode(Arrays.copyOf(Sha256.of("browser\n" + what), KEY_BYTES));
    }

    /**
     * The key of what the reader of a mail said: the same mail says the same once.
     *
     * @param nonce the mail's
     * @param said what was said, in which language, and where
     * @return an idempotency key
     */
    public static String ofMail(byte[] nonce, String said) {
        String text = "mail\n" + TokenText.encode(nonce) + "\n" + said;
        return "m." + TokenText.encode(Arrays.copyOf(Sha256.of(text), KEY_BYTES));
    }

    /** 128 bits drawn from the form's random nonce; the hash keeps the id apart from the keys stored with events. */
    static String visitorId(FormToken token, String use) {
        return TokenText.encode(Arrays.copyOf(Sha256.of(use + "\n" + token.nonce()), VisitorCookie.ID_BYTES));
    }
}
