package io.klartext.consent.servlet.internal.adapt;

import io.klartext.consent.servlet.internal.adapt.Selector.Comparison;
import io.klartext.consent.servlet.internal.adapt.Selector.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of selectors a tag meets by itself, wherever it stands: each part is a bit. A part is looked at only for tags
 * that have the first attribute that it asks for. Immutable; so are the bits that it gives.
 */
final class TagConditions {

    /** No bit is set. */
    static final long[] NONE = {};

    private record Condition(int slot, Comparison comparison, TestValue value) {}

    private record Compiled(int bit, long type, List<Condition> conditions) {}

    private final int words;
    /** The types that parts ask for which ask for nothing else, and the bits of those parts. */
    private final long[] types;

    private final long[][] bitsOfTypes;
    /** The first attributes that parts ask for, and those parts. */
    private final int[] slots;

    private final Compiled[][] partsOfSlots;

    TagConditions(List<Part> parts, AttributeNames names) {
        words = (parts.size() + 63) / 64;
        TreeMap<Long, long[]> byType = new TreeMap<>();
        TreeMap<Integer, List<Compiled>> bySlot = new TreeMap<>();
        for (int bit = 0; bit < parts.size(); bit++) {
            Compiled part = compile(parts.get(bit), bit, names);
            if (!part.conditions().isEmpty()) {
                bySlot.computeIfAbsent(part.conditions().get(0).slot(), slot -> new ArrayList<>())
                        .add(part);
            } else if (part.type() != 0) {
                set(byType.computeIfAbsent(part.type(), type -> new long[words]), bit);
            }
        }
        types = byType.keySet().stream().mapToLong(type -> type).toArray();
        bitsOfTypes = byType.values().toArray(long[][]::new);
        slots = bySlot.keySet().stream().mapToInt(slot -> slot).toArray();
        partsOfSlots = bySlot.values().stream()
                .map(list -> list.toArray(Compiled[]::new))
                .toArray(Compiled[][]::new);
    }

    private static Compiled compile(Part part, int bit, AttributeNames names) {
        List<Condition> conditions = part.tests().stream()
                .map(test ->
                        new Condition(names.slot(test.attribute()), test.comparison(), new TestValue(test.value())))
                .toList();
        @Nullable String type = part.type();
        return new Compiled(bit, type == null ? 0 : Kind.hash(type), conditions);
    }

    private static void set(long[] bits, int bit) {
        bits[bit / 64] |= 1L << bit;
    }

    /** The conditions that a tag meets; where {@code lenient}, also those of which it is not certain. */
    long[] own(Tag tag, Values values, boolean lenient) {
        long[] ofType = ownOfType(tag.hash);
        long[] own = ofType;
        for (int i = 0; i < slots.length; i++) {
            if (tag.has(slots[i]) || tag.overlong) {
                for (Compiled part : partsOfSlots[i]) {
                    if (meets(part, tag, values, lenient)) {
                        own = own == NONE ? new long[words] : own == ofType ? own.clone() : own;
                        set(own, part.bit());
                    }
                }
            }
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

    private static boolean meets(Compiled part, Tag tag, Values values, boolean lenient) {
        if (part.type() != 0 && part.type() != tag.hash) {
            return false;
        }
        for (Condition condition : part.conditions()) {
            if (tag.unknown(condition.slot())) {
                if (!lenient) {
                    return false;
                }
            } else if (!tag.has(condition.slot())
                    || !values.meets(tag, condition.slot(), condition.comparison(), condition.value(), lenient)) {
                return false;
            }
        }
        return true;
    }
}
