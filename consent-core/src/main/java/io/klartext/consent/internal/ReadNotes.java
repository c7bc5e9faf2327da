package io.klartext.consent.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was read of a profile: by attribute, the elements that were taken, by their index. */
final class ReadNotes {

    private final Map<String, TreeMap<Integer, String>> byAttribute = new LinkedHashMap<>();

    void read(String attribute, int index, String value) {
        byAttribute.computeIfAbsent(attribute, key -> new TreeMap<>()).put(index, value);
    }

    /** The values that were taken of an attribute, in the profile's order. */
    Collection<String> values(String attribute) {
        TreeMap<Integer, String> values = byAttribute.get(attribute);
        return values == null ? List.of() : values.values();
    }
}
