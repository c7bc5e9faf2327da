package io.klartext.consent.internal.profile;

import io.klartext.consent.profile.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The values of a profile, which is fetched at the first read and each attribute of which is read once. */
final class ProfileValues implements Values {

    private static final Logger LOG = LoggerFactory.getLogger(ProfileValues.class);

    private final Scope scope;
    private final Supplier<?> source;
    private final Map<Attribute, List<Cell>> cells = new HashMap<>();
    private @Nullable Object profile;

    ProfileValues(Scope scope, Supplier<?> source) {
        this.scope = scope;
        this.source = source;
    }

    @Override
    public List<Cell> of(Attribute attribute) {
        List<Cell> known = cells.get(attribute);
        if (known == null) {
            known = cells(scope, attribute, profile());
            cells.put(attribute, known);
        }
        return known;
    }

    private @Nullable Object profile() {
        if (profile == null) {
            profile = source.get();
        }
        return profile;
    }

    /** The values of this moment, for a later rerun: what was read until now stays as it was. */
    Snapshot snapshot() {
        return new Snapshot(scope, profile, cells);
    }

    static List<Cell> cells(Scope scope, Attribute attribute, @Nullable Object profile) {
        List<Cell> found = new ArrayList<>();
        if (attribute.isElement()) {
            attribute.way().walk(profile, (position, value) -> found.add(new Cell(found.size(), position, "", null)));
            return found;
        }
        attribute.way().walk(profile, (position, value) -> {
            String text = Members.text(value);
            if (text != null) {
                String seen = scope.minimising().of(attribute.path(), text);
                if (seen != null) {
                    found.add(new Cell(found.size(), position, seen, null));
                }
                return;
            }
            Location place = Places.read(value);
            if (place == null) {
                LOG.warn(
                        "The attribute {} names more than a single value; it is withheld: name its parts",
                        attribute.path());
                return;
            }
            Location seen = scope.minimising().of(attribute.path(), place);
            if (seen != null) {
                found.add(new Cell(found.size(), position, Places.text(seen), seen));
            }
        });
        return found;
    }
}
