package io.klartext.examples.shop.catalogue;

/**
 * Something to buy.
 *
 * @param sku the article number, such as {@code oil-03}
 * @param category the id of its {@link Category}
 * @param cents the price in euro cents, tax included
 * @param size how much is in it
 * @param title its name
 * @param text one or two sentences about it
 * @param look how its picture is drawn
 */
public record Product(String sku, String category, int cents, Size size, LocalText title, LocalText text, Look look) {}
