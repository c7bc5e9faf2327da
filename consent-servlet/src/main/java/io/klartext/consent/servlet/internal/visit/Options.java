package io.klartext.consent.servlet.internal.visit;

import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What a shop can switch on, and what is off unless it does: what records more than choices need (GDPR 5(1)(c)), and what
 * needs to know more of the shop than its policy says.
 *
 * @param recordShownNotices whether it is recorded that somebody with an id was shown a notice
 * @param rememberSignals whether a browser signal seen for an account is recorded once as an objection
 * @param shortenedClients whether evidence names the shortened network and the browser's name
 * @param receiptsFrom the country of the shop, whose law its receipts name; without it there are none
 * @param offerNames what an offer is called, by its id and a language
 * @param controls where the shop lets people change, delete and hide what an explanation names
 * @param pages what becomes of its existing pages
 */
public record Options(
        boolean recordShownNotices,
        boolean rememberSignals,
        boolean shortenedClients,
        Optional<String> receiptsFrom,
        BiFunction<String, String, Optional<String>> offerNames,
        ShopControls controls,
        PageOptions pages) {

    /** Everything off. */
    public static final Options NONE = new Options(
            false,
            false,
            false,
            Optional.empty(),
            (id, language) -> Optional.empty(),
            ShopControls.NONE,
            PageOptions.NONE);

    /**
     * The same with shown notices on or off.
     *
     * @param on whether they are recorded
     * @return new options
     */
    public Options recordShownNotices(boolean on) {
        return new Options(on, rememberSignals, shortenedClients, receiptsFrom, offerNames, controls, pages);
    }

    /**
     * The same with remembered signals on or off.
     *
     * @param on whether they are recorded
     * @return new options
     */
    public Options rememberSignals(boolean on) {
        return new Options(recordShownNotices, on, shortenedClients, receiptsFrom, offerNames, controls, pages);
    }

    /**
     * The same with shortened clients on or off.
     *
     * @param on whether evidence names them
     * @return new options
     */
    public Options shortenedClients(boolean on) {
        return new Options(recordShownNotices, rememberSignals, on, receiptsFrom, offerNames, controls, pages);
    }

    /**
     * The same with receipts.
     *
     * @param country where the shop is established
     * @return new options
     */
    public Options receiptsFrom(String country) {
        return new Options(
                recordShownNotices,
                rememberSignals,
                shortenedClients,
                Optional.of(country),
                offerNames,
                controls,
                pages);
    }

    /**
     * The same with other controls.
     *
     * @param places where they are
     * @return new options
     */
    public Options controls(ShopControls places) {
        return new Options(
                recordShownNotices, rememberSignals, shortenedClients, receiptsFrom, offerNames, places, pages);
    }

    /**
     * The same with names of offers.
     *
     * @param names by offer id and language
     * @return new options
     */
    public Options offerNames(BiFunction<String, String, Optional<String>> names) {
        return new Options(recordShownNotices, rememberSignals, shortenedClients, receiptsFrom, names, controls, pages);
    }

    /**
     * The same with other options for existing pages.
     *
     * @param other what becomes of them
     * @return new options
     */
    public Options pages(PageOptions other) {
        return new Options(
                recordShownNotices, rememberSignals, shortenedClients, receiptsFrom, offerNames, controls, other);
    }
}
