package io.klartext.consent.internal.profile;

import static io.klartext.consent.internal.profile.Seeing.IT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.policy.Transformation.Precision;
import io.klartext.consent.profile.Location;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where somebody is, at a precision. Random places come from a printed seed. */
@Tag("GDPR-5.1.c")
class PlaceGridTest {

    private static final int ROUNDS = 100_000;
    private static final Map<Precision, Double> FIELD_KM =
            Map.of(Precision.KILOMETRE, 1.0, Precision.CITY, 10.0, Precision.REGION, 100.0);

    private final long seed = Long.getLong("seed", 20261122L);
    private final Random random = new Random(seed);

    @Test
    void each_precision_leaves_what_it_says() {
        Location place = Location.at(48.137154, 11.576124).in("München", "Bayern", "DE");

        assertThat(seen(Precision.EXACT, place)).isEqualTo(place);
        assertThat(seen(Precision.KILOMETRE, place))
                .isEqualTo(Location.at(48.141, 11.57).in("München", "Bayern", "DE"));
        assertThat(seen(Precision.CITY, place))
                .isEqualTo(Location.at(48.13, 11.52).in("München", "Bayern", "DE"));
        Location region = seen(Precision.REGION, place);
        assertThat(region.city()).isEmpty();
        assertThat(region.region()).contains("Bayern");
        assertThat(region.country()).contains("DE");
        assertThat(region.latitude()).isPresent();
        Location country = seen(Precision.COUNTRY, place);
        assertThat(country.latitude()).isEmpty();
        assertThat(country.longitude()).isEmpty();
        assertThat(country.region()).isEmpty();
        assertThat(country.country()).contains("DE");
    }

    @Test
    void a_place_of_which_nothing_is_left_is_none() {
        assertThat(Seeing.by(Precision.COUNTRY).of(IT, Location.at(48.137154, 11.576124)))
                .isNull();
    }

    @Test
    void what_is_seen_does_not_move_when_it_is_seen_again() {
        System.out.println("PlaceGridTest seed " + seed);
        for (int i = 0; i < ROUNDS; i++) {
            Location place = randomPlace();
            for (Precision precision : FIELD_KM.keySet()) {
                Location once = seen(precision, place);
                assertThat(seen(precision, once))
                        .as("%s of %s", precision, text(place))
                        .isEqualTo(once);
            }
        }
    }

    @Test
    void a_coarser_place_follows_from_any_finer_one() {
        for (int i = 0; i < ROUNDS; i++) {
            Location place = randomPlace();
            Location kilometre = seen(Precision.KILOMETRE, place);
            Location city = seen(Precision.CITY, place);
            Location region = seen(Precision.REGION, place);
            assertThat(seen(Precision.CITY, kilometre)).as(text(place)).isEqualTo(city);
            assertThat(seen(Precision.REGION, kilometre)).as(text(place)).isEqualTo(region);
            assertThat(seen(Precision.REGION, city)).as(text(place)).isEqualTo(region);
        }
    }

    @Test
    void nobody_is_moved_further_than_half_a_diagonal_of_each_grid() {
        for (int i = 0; i < ROUNDS; i++) {
            Location place = randomPlace();
            double allowed = 0;
            for (Precision precision : List.of(Precision.KILOMETRE, Precision.CITY, Precision.REGION)) {
                // Half the diagonal of a square is 0.71 of its side; the three fields around a pole reach 0.87 of it,
                // and
                // writing a point to its decimals moves it by less than 0.08.
                allowed += 0.95 * Objects.requireNonNull(FIELD_KM.get(precision));
                assertThat(km(place, seen(precision, place)))
                        .as("%s of %s", precision, text(place))
                        .isLessThan(allowed);
            }
        }
    }

    @Test
    void a_square_kilometre_holds_no_more_than_the_fields_that_fit() {
        // A walk of 20 km by steps of a metre: as many points are seen as fields are crossed, not more.
        Set<Location> seen = new HashSet<>();
        for (int metre = 0; metre < 20_000; metre++) {
            seen.add(seen(Precision.KILOMETRE, Location.at(48 + metre / 111_195.0, 11)));
        }
        assertThat(seen).hasSizeBetween(20, 21);
    }

    @Test
    void points_that_are_seen_lie_a_field_apart() {
        for (int i = 0; i < ROUNDS; i++) {
            Location place = randomPlace();
            Location near = near(place);
            for (Precision precision : List.of(Precision.KILOMETRE)) {
                Location one = seen(precision, place);
                Location other = seen(precision, near);
                boolean polar = Math.abs(one.latitude().orElseThrow()) > 85;
                if (!one.equals(other) && !polar) {
                    assertThat(km(one, other))
                            .as("%s and %s", text(place), text(near))
                            .isGreaterThan(0.85 * Objects.requireNonNull(FIELD_KM.get(precision)));
                }
            }
        }
    }

    @Test
    void the_poles_and_the_antimeridian_are_places_like_others() {
        for (Precision precision : FIELD_KM.keySet()) {
            assertThat(seen(precision, Location.at(90, 17))).isEqualTo(seen(precision, Location.at(90, -170)));
            assertThat(seen(precision, Location.at(-90, 180))).isEqualTo(seen(precision, Location.at(-90, 0)));
            assertThat(seen(precision, Location.at(12, 180))).isEqualTo(seen(precision, Location.at(12, -180)));
        }
    }

    @Test
    void coordinates_off_the_earth_are_refused() {
        for (double[] wrong :
                new double[][] {{90.01, 0}, {0, -180.01}, {Double.NaN, 0}, {0, Double.POSITIVE_INFINITY}}) {
            assertThatThrownBy(() -> Location.at(wrong[0], wrong[1])).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_location_does_not_print_where_somebody_is() {
        assertThat(Location.at(48.137, 11.576).in("München", "Bayern", "DE").toString())
                .isEqualTo("Location[***]");
    }

    private Location randomPlace() {
        double longitude = random.nextDouble() * 360 - 180;
        return switch (random.nextInt(6)) {
            case 0 -> Location.at((90 - random.nextDouble() * 0.05) * (random.nextBoolean() ? 1 : -1), longitude);
            case 1 -> Location.at(random.nextDouble() * 180 - 90, random.nextBoolean() ? 180 : -180);
            default -> Location.at(Math.toDegrees(Math.asin(random.nextDouble() * 2 - 1)), longitude);
        };
    }

    private Location near(Location place) {
        double latitude = place.latitude().orElseThrow() + random.nextGaussian() * 0.01;
        double longitude = place.longitude().orElseThrow() + random.nextGaussian() * 0.01;
        return Location.at(Math.max(-90, Math.min(90, latitude)), Math.max(-180, Math.min(180, longitude)));
    }

    private static Location seen(Precision precision, Location place) {
        return Objects.requireNonNull(Seeing.by(precision).of(IT, place));
    }

    private static String text(Location place) {
        return place.latitude() + " " + place.longitude();
    }

    /** The way over the earth, by the haversine formula. */
    private static double km(Location from, Location to) {
        double south = Math.toRadians(from.latitude().orElseThrow());
        double north = Math.toRadians(to.latitude().orElseThrow());
        double along = Math.sin((north - south) / 2);
        double across = Math.sin(
                Math.toRadians(to.longitude().orElseThrow() - from.longitude().orElseThrow()) / 2);
        double half = along * along + Math.cos(south) * Math.cos(north) * across * across;
        return 2 * 6371.0088 * Math.asin(Math.sqrt(half));
    }
}
