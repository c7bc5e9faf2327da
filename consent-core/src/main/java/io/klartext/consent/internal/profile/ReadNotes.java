package io.klartext.consent.internal.profile;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was read of a profile: by attribute, the elements that were taken, by their index, and whether they were counted. */
final class ReadNotes {

    private final Map<String, TreeMap<Integer, String>> byAttribute = new LinkedHashMap<>();

    private final Map<String, Integer> counts = new HashMap<>();

    /** That there is nothing is no datum of the person. */
    void counted(String attribute, int size) {
        if (size > 0) {
            counts.put(attribute, size);
        }
    }

    /** How many elements there are, if somebody asked; else 0. */
    int count(String attribute) {
        return counts.getOrDefault(attribute, 0);
    }

    void read(String attribute, int index, String value) {
        byAttribute.computeIfAbsent(attribute, key -> new TreeMap<>()).put(index, value);
    }

    /** The values that were taken of an attribute, in the profile's order. */
    Collection<String> values(String attribute) {
        TreeMap<Integer, String> values = byAttribute.get(attribute);
        return values == null ? List.of() : values.values();
    }
}
