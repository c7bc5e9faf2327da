package io.klartext.examples.oldshop;

import java.util.Locale;

/** Something that can be bought. */
public final class Product {

    private final String sku;
    private final String category;
    private final String name;
    private final String text;
    private final int cents;
    private final String colour;

    Product(String sku, String category, String name, String text, int cents, String colour) {
        this.sku = sku;
        this.category = category;
        this.name = name;
        this.text = text;
        this.cents = cents;
        this.colour = colour;
    }

    /** Its number. */
    public String getSku() {
        return sku;
    }

    /** The shelf on which it stands. */
    public String getCategory() {
        return category;
    }

    /** Its name. */
    public String getName() {
        return name;
    }

    /** What it is, in a sentence or two. */
    public String getText() {
        return text;
    }

    /** Its price in cents. */
    public int getCents() {
        return cents;
    }

    /** The colour in which it is drawn, six hexadecimal digits. */
    public String getColour() {
        return colour;
    }

    /** Its price as it is written. */
    public String getPrice() {
        return euros(cents);
    }

    /** An amount as it is written. */
    public static String euros(int cents) {
        return String.format(Locale.ROOT, "%d.%02d \u20ac", cents / 100, cents % 100);
    }
}
