package io.klartext.consent.servlet.internal.visit;

/**
 * What a shop can switch on, and what is off unless it does: each of them records more than choices need (GDPR 5(1)(c)).
 *
 * @param recordShownNotices whether it is recorded that somebody with an id was shown a notice
 * @param rememberSignals whether a browser signal seen for an account is recorded once as an objection
 * @param shortenedClients whether evidence names the shortened network and the browser's name
 */
public record Options(boolean recordShownNotices, boolean rememberSignals, boolean shortenedClients) {

    /** Everything off. */
    public static final Options NONE = new Options(false, false, false);

    /**
     * The same with shown notices on or off.
     *
     * @param on whether they are recorded
     * @return new options
     */
    public Options recordShownNotices(boolean on) {
        return new Options(on, rememberSignals, shortenedClients);
    }

    /**
     * The same with remembered signals on or off.
     *
     * @param on whether they are recorded
     * @return new options
     */
    public Options rememberSignals(boolean on) {
        return new Options(recordShownNotices, on, shortenedClients);
    }

    /**
     * The same with shortened clients on or off.
     *
     * @param on whether evidence names them
     * @return new options
     */
    public Options shortenedClients(boolean on) {
        return new Options(recordShownNotices, rememberSignals, on);
    }
}
