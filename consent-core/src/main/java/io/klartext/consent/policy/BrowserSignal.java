package io.klartext.consent.policy;

/** A request header by which a browser says no on a person's behalf. A signal only ever denies. */
public enum BrowserSignal implements DocumentWord {
    /** Global Privacy Control: the request header {@code Sec-GPC: 1} (W3C Global Privacy Control). */
    GPC("gpc"),
    /** Do Not Track: the request header {@code DNT: 1} (W3C Tracking Preference Expression). */
    DNT("dnt");

    private final String word;

    BrowserSignal(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
