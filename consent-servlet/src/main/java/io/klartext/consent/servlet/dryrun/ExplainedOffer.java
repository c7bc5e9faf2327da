package io.klartext.consent.servlet.dryrun;

/**
 * An offer whose explanation would be put into the page.
 *
 * @param offer its id as the page says it
 * @param place where the explanation goes
 * @param spot how that place is seen from the element
 * @param element the element's name in lower case
 */
public record ExplainedOffer(String offer, Place place, OfferSpot spot, String element) {}
