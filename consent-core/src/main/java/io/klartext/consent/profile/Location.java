package io.klartext.consent.profile;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where somebody is, as a profile hands it in and as a purpose may see it. What is not known, or not to be seen, is empty.
 * Immutable.
 *
 * <p>Making one throws {@link IllegalArgumentException} if only one coordinate is given or one is not on earth.
 *
 * @param latitude degrees north, WGS 84, from -90 to 90; empty where the longitude is
 * @param longitude degrees east, WGS 84, from -180 to 180; empty where the latitude is
 * @param city the town
 * @param region the region, such as a federal state
 * @param country the country, best as the two letters of ISO 3166-1
 */
public record Location(
        OptionalDouble latitude,
        OptionalDouble longitude,
        Optional<String> city,
        Optional<String> region,
        Optional<String> country) {

    public Location {
        if (latitude.isPresent() != longitude.isPresent()) {
            throw new IllegalArgumentException("A location has both coordinates or none");
        }
        // Not a number fails both comparisons.
        if (latitude.isPresent()
                && !(Math.abs(latitude.getAsDouble()) <= 90 && Math.abs(longitude.getAsDouble()) <= 180)) {
            throw new IllegalArgumentException("A latitude lies within 90 degrees and a longitude within 180");
        }
    }

    /**
     * A place of which only the coordinates are known.
     *
     * @param latitude degrees north
     * @param longitude degrees east
     * @return the location
     */
    public static Location at(double latitude, double longitude) {
        return new Location(
                OptionalDouble.of(latitude),
                OptionalDouble.of(longitude),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The same place with its names.
     *
     * @param itsCity the town
     * @param itsRegion the region
     * @param itsCountry the country
     * @return a new location
     */
    public Location in(String itsCity, String itsRegion, String itsCountry) {
        return new Location(latitude, longitude, Optional.of(itsCity), Optional.of(itsRegion), Optional.of(itsCountry));
    }

    /** Where somebody is never reaches a log by accident. */
    @Override
    public String toString() {
        return "Location[***]";
    }
}
