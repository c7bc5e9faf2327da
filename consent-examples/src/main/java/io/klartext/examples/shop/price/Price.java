package io.klartext.examples.shop.price;

/**
 * What one piece costs whoever asks, in euro cents.
 *
 * @param cents what they pay
 * @param regular what everybody pays
 */
public record Price(int cents, int regular) {

    /** The price for everybody. */
    public static Price regular(int cents) {
        return new Price(cents, cents);
    }

    /** Whether it is another one than everybody's. */
    public boolean isPersonal() {
        return cents != regular;
    }
}
