package io.klartext.consent.servlet.dryrun;

/**
 * An element that a rule matches.
 *
 * @param place where its tag begins; of an element that a browser adds by itself, the place where it does
 * @param element its name in lower case, such as {@code table}
 * @param fate what becomes of it
 */
public record Match(Place place, String element, Fate fate) {}
