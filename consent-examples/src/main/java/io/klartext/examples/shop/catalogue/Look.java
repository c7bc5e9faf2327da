package io.klartext.examples.shop.catalogue;

/**
 * How a product is drawn.
 *
 * @param shape which kind of bottle, bag or jar, as its category understands it
 * @param colour of the thing itself, as {@code #rrggbb}
 * @param accent of its label or lid, as {@code #rrggbb}
 * @param motif the little stamp on its label
 * @param word what is written on it, the same in every language
 */
public record Look(String shape, String colour, String accent, String motif, String word) {}
