package io.klartext.examples.shop.stores;

/**
 * A shop in a street.
 *
 * @param id stable, such as {@code berlin-mitte}
 * @param city where
 * @param street with the number
 * @param postcode five digits
 * @param lat latitude in degrees
 * @param lon longitude in degrees
 */
public record Store(String id, String city, String street, String postcode, double lat, double lon) {

    /** Where it is. */
    public Position position() {
        return new Position(lat, lon);
    }
}
