package io.klartext.consent.servlet.internal.identity;

import io.klartext.consent.ledger.Method;
import java.util.List;

/** Where a choice was given. */
public enum Surface {
    /** The page with all choices. */
    CHOICES("consent/choices"),
    /** The page that explains an offer. */
    WHY("consent/why"),
    /** A front end of the shop's own, by JSON. */
    API("consent/api"),
    /** The browser itself, by a header. */
    BROWSER("browser"),
    /** The page about what the shop knows and why. */
    KNOWN("consent/known"),
    /** The notice at the top of a page of the shop. */
    NOTICE("consent/notice"),
    /** The page that a link in a mail opens. */
    MAIL("consent/mail"),
    /** The button of the reader's mail program (RFC 8058). */
    MAIL_PROGRAM("mail-program");

    /** The order is part of the format of cookies and tokens: append, never insert. */
    public static final List<Surface> IN_ORDER = List.of(CHOICES, WHY, API, BROWSER, KNOWN, NOTICE, MAIL, MAIL_PROGRAM);

    private final String word;

    Surface(String word) {
        this.word = word;
    }

    /**
     * The word in the evidence.
     *
     * @return as it is recorded
     */
    public String word() {
        return word;
    }

    /**
     * By which act a no is given there.
     *
     * @return a button, or the browser's signal
     */
    public Method methodOfNo() {
        return this == BROWSER ? Method.BROWSER_SIGNAL : Method.BUTTON;
    }
}
