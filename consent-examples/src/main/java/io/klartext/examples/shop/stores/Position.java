package io.klartext.examples.shop.stores;

/**
 * A point on earth.
 *
 * @param latitude degrees, north is positive
 * @param longitude degrees, east is positive
 */
public record Position(double latitude, double longitude) {

    private static final double EARTH_RADIUS_KM = 6371;

    public Position {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("Not a position: " + latitude + ", " + longitude);
        }
    }

    /** The distance as the crow flies. */
    public double kilometresTo(Position other) {
        double north = Math.toRadians(other.latitude - latitude);
        double east = Math.toRadians(other.longitude - longitude);
        double chord = square(Math.sin(north / 2))
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * square(Math.sin(east / 2));
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, chord)));
    }

    private static double square(double x) {
        return x * x;
    }
}
