package io.klartext.consent.internal.profile;

import io.klartext.consent.policy.Transformation.Precision;
import io.klartext.consent.profile.Location;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Places at a declared precision. Each grid cuts the earth, taken as a sphere, into rows of equal height, and each row into
 * as many fields of that width as go around the earth there; a place becomes the middle of its field, so that everybody in
 * a field is seen at one point. The grids are fixed: no number of visits narrows down where somebody lives, as random
 * noise would.
 *
 * <p>Each coarser grid is laid over the points of the finer one. So whoever sees a place coarsely learns nothing that the
 * finer view would not tell, also where the borders of the grids do not meet.
 */
final class PlaceGrid {

    /** Half a meridian of a sphere with the earth's mean radius of 6371.0088 km. */
    private static final double POLE_TO_POLE_KM = 20_015.115;

    private static final PlaceGrid KILOMETRE = new PlaceGrid(null, 1, 1_000);
    private static final PlaceGrid TEN_KILOMETRES = new PlaceGrid(KILOMETRE, 10, 100);
    private static final PlaceGrid HUNDRED_KILOMETRES = new PlaceGrid(TEN_KILOMETRES, 100, 10);

    private record Point(double latitude, double longitude) {}

    private final @Nullable PlaceGrid finer;
    private final double fieldKm;
    private final int rows;
    private final double decimals;

    /** A grid whose points are written to as many decimals as its fields deserve: more would feign a precision. */
    private PlaceGrid(@Nullable PlaceGrid finer, double fieldKm, double decimals) {
        this.finer = finer;
        this.fieldKm = fieldKm;
        this.rows = (int) (POLE_TO_POLE_KM / fieldKm);
        this.decimals = decimals;
    }

    /** What is seen of a place; null where nothing is left. */
    static @Nullable Location seen(Precision precision, Location place) {
        Location seen = switch (precision) {
            case EXACT -> place;
            case KILOMETRE -> moved(KILOMETRE, place, place.city(), place.region());
            case CITY -> moved(TEN_KILOMETRES, place, place.city(), place.region());
            case REGION -> moved(HUNDRED_KILOMETRES, place, Optional.empty(), place.region());
            case COUNTRY -> moved(null, place, Optional.empty(), Optional.empty());
        };
        boolean nothing = seen.latitude().isEmpty()
                && seen.city().isEmpty()
                && seen.region().isEmpty()
                && seen.country().isEmpty();
        return nothing ? null : seen;
    }

    private static Location moved(
            @Nullable PlaceGrid grid, Location place, Optional<String> city, Optional<String> region) {
        OptionalDouble latitude = place.latitude();
        OptionalDouble longitude = place.longitude();
        if (grid == null || latitude.isEmpty() || longitude.isEmpty()) {
            return new Location(OptionalDouble.empty(), OptionalDouble.empty(), city, region, place.country());
        }
        Point middle = grid.middle(new Point(latitude.getAsDouble(), longitude.getAsDouble()));
        return new Location(
                OptionalDouble.of(middle.latitude()),
                OptionalDouble.of(middle.longitude()),
                city,
                region,
                place.country());
    }

    private Point middle(Point exact) {
        Point point = finer == null ? exact : finer.middle(exact);
        double height = 180.0 / rows;
        int row = Math.min(rows - 1, (int) ((point.latitude() + 90) / height));
        double latitude = (row + 0.5) * height - 90;
        int columns = Math.max(1, (int) (2 * POLE_TO_POLE_KM * Math.cos(Math.toRadians(latitude)) / fieldKm));
        double width = 360.0 / columns;
        // At a pole every longitude is the same place, and 180 degrees east are 180 degrees west.
        double longitude = Math.abs(point.latitude()) == 90 ? 0 : point.longitude();
        int column = (int) ((longitude + 180) / width) % columns;
        return new Point(rounded(latitude), rounded((column + 0.5) * width - 180));
    }

    private double rounded(double degrees) {
        return Math.round(degrees * decimals) / decimals;
    }
}
