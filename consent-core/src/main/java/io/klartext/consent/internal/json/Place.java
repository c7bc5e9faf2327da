package io.klartext.consent.internal.json;

import io.klartext.consent.profile.PersonalData;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands: the policy's path and the data category that speaks for it.
 *
 * @param path such as {@code orders[].sku}; empty for the object that is written
 * @param category the id of the category; empty where none speaks
 */
record Place(String path, String category) {

    static final Place ROOT = new Place("", "");

    /** The place of an object, given where it was found and what its type says. */
    Place of(@Nullable PersonalData type) {
        if (type == null) {
            return this;
        }
        return new Place(type.attribute().isEmpty() ? path : type.attribute(), type.category());
    }

    /** The place of a member, given its name and what it says itself. */
    Place member(String name, @Nullable PersonalData own) {
        String below = path.isEmpty() ? name : path + "." + name;
        if (own == null) {
            return new Place(below, category);
        }
        return new Place(own.attribute().isEmpty() ? below : own.attribute(), own.category());
    }

    /** The place of an element of the list that stands here. */
    Place element() {
        return path.endsWith("[]") ? this : new Place(path + "[]", category);
    }
}
