package io.klartext.consent.servlet.internal.adapt;

import io.klartext.consent.servlet.dryrun.Fate;
import io.klartext.consent.servlet.dryrun.OfferSpot;
import org.jspecify.annotations.Nullable;

/** Is told what the rules match in a page, and what becomes of it. For dry runs only: it hears of content. */
public interface PageObserver {

    /**
     * An element that a rule selects.
     *
     * @param rule the place of the rule in the plan
     * @param element its name
     * @param offset of its tag, in bytes
     * @param fate what becomes of it
     */
    void element(int rule, String element, long offset, Fate fate);

    /**
     * A script, whether or not a rule is about it.
     *
     * @param source the address as the page says it; empty if there is none, null if it cannot be read for certain
     * @param base the page's {@code <base href>}; null if there is none
     * @param offset of its tag, in bytes
     * @param fate what becomes of it
     */
    void script(@Nullable String source, @Nullable String base, long offset, Fate fate);

    /**
     * An offer whose explanation is put into the page.
     *
     * @param rule the place of the rule in the plan
     * @param offer the offer's id as the page says it
     * @param spot where in the element, or beside it
     * @param element its name
     * @param offset how far into the page, in bytes
     */
    void offer(int rule, String offer, OfferSpot spot, String element, long offset);
}
