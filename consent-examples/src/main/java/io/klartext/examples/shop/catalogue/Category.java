package io.klartext.examples.shop.catalogue;

/**
 * A shelf of the shop.
 *
 * @param id stable and used in addresses and in profiles, such as {@code oil}
 * @param name what visitors read
 * @param text one sentence about the shelf
 */
public record Category(String id, LocalText name, LocalText text) {}
