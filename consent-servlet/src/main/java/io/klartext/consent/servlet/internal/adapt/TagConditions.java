package io.klartext.consent.servlet.internal.adapt;

import io.klartext.consent.servlet.internal.adapt.Selector.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Which parts of selectors a tag meets by itself, wherever it stands: each part is a bit. A part is looked at only for tags
 * that have the first attribute that it asks for. Immutable; so are the bits that it gives.
 */
final class TagConditions {

    /** No bit is set. */
    static final long[] NONE = {};

    /** The types that parts ask for which ask for nothing else, and the bits of those parts. */
    private final long[] types;

    private final long[][] bitsOfTypes;
    /** The other parts, by the attribute that they ask for first. */
    private final AttributeParts[] byAttribute;

    TagConditions(List<Part> parts, AttributeNames names) {
        int words = (parts.size() + 63) / 64;
        TreeMap<Long, long[]> byType = new TreeMap<>();
        TreeMap<Integer, List<CompiledPart>> bySlot = new TreeMap<>();
        for (int bit = 0; bit < parts.size(); bit++) {
            CompiledPart part = new CompiledPart(parts.get(bit), bit, words, names);
            if (!part.conditions.isEmpty()) {
                bySlot.computeIfAbsent(part.conditions.get(0).slot(), slot -> new ArrayList<>())
                        .add(part);
            } else if (part.type != 0) {
                byType.merge(part.type, part.bit, (all, one) -> part.and(all));
            }
        }
        types = byType.keySet().stream().mapToLong(type -> type).toArray();
        bitsOfTypes = byType.values().toArray(long[][]::new);
        byAttribute = bySlot.entrySet().stream()
                .map(same -> new AttributeParts(same.getKey(), same.getValue()))
                .toArray(AttributeParts[]::new);
    }

    /** The conditions that a tag meets; where {@code lenient}, also those of which it is not certain. */
    long[] own(Tag tag, Values values, boolean lenient) {
        long[] own = ownOfType(tag.hash);
        for (AttributeParts parts : byAttribute) {
            own = parts.and(own, tag, values, lenient);
        }
        return own;
    }

    /** What an element meets that a browser adds: it has no attributes. */
    long[] ownOfType(long type) {
        for (int i = 0; i < types.length; i++) {
            if (types[i] == type) {
                return bitsOfTypes[i];
            }
        }
        return NONE;
    }
}
