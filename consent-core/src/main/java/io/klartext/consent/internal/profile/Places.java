package io.klartext.consent.internal.profile;

import io.klartext.consent.profile.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads a place from an object with the members of a {@link Location}. */
final class Places {

    private Places() {}

    /** The place; null if the object has none of the members, or coordinates that are not on earth. */
    static @Nullable Location read(Object value) {
        if (value instanceof Location place) {
            return place;
        }
        OptionalDouble latitude = degrees(value, "latitude");
        OptionalDouble longitude = degrees(value, "longitude");
        boolean located = latitude.isPresent() && longitude.isPresent();
        try {
            Location place = new Location(
                    located ? latitude : OptionalDouble.empty(),
                    located ? longitude : OptionalDouble.empty(),
                    name(value, "city"),
                    name(value, "region"),
                    name(value, "country"));
            return located
                            || place.city().isPresent()
                            || place.region().isPresent()
                            || place.country().isPresent()
                    ? place
                    : null;
        } catch (IllegalArgumentException notOnEarth) {
            return null;
        }
    }

    private static Optional<String> name(Object value, String member) {
        Object found = Members.member(value, member);
        return Optional.ofNullable(found == null ? null : Members.text(found)).filter(text -> !text.isBlank());
    }

    private static OptionalDouble degrees(Object value, String member) {
        try {
            return name(value, member)
                    .map(text -> OptionalDouble.of(Double.parseDouble(text)))
                    .orElse(OptionalDouble.empty());
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** The town or what is known instead, and the coordinates if they are seen: they are never hidden behind a name. */
    static String text(Location place) {
        List<String> parts = new ArrayList<>();
        place.city().or(place::region).or(place::country).ifPresent(parts::add);
        if (place.latitude().isPresent()) {
            parts.add(String.format(
                    Locale.ROOT,
                    "%.4f, %.4f",
                    place.latitude().getAsDouble(),
                    place.longitude().orElseThrow()));
        }
        return String.join(", ", parts);
    }
}
