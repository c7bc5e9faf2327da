package io.klartext.consent.ledger;

import io.klartext.consent.policy.DocumentWord;

/**
 * The affirmative act by which somebody answered (GDPR 4(11)). There is no constant for scrolling, for going on, for a
 * box that was ticked before, or for silence: none of them is an answer.
 */
public enum Method implements DocumentWord {
    /** A button of a form was pressed. */
    BUTTON("button"),
    /** A box or switch was set by the person and the form sent. */
    SWITCH("switch"),
    /** A link made for this answer was followed and confirmed, as in an e-mail. */
    LINK("link"),
    /** It was said to a member of staff. */
    SPOKEN("spoken"),
    /** It was written on paper or in a message. */
    WRITTEN("written"),
    /** The browser answered a request of ours on the person's behalf (Advanced Data Protection Control). */
    BROWSER_ANSWER("browser-answer"),
    /** The browser said it on the person's behalf; it can only deny. */
    BROWSER_SIGNAL("browser-signal");

    private final String word;

    Method(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
