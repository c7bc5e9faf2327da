package io.klartext.consent.servlet.internal.adapt;

import io.klartext.consent.servlet.internal.adapt.CompiledPart.Condition;
import io.klartext.consent.servlet.internal.adapt.Selector.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of selectors that ask for the same attribute first. Those that ask for a word of it, as {@code .offer} does, are
 * found by the words that a tag has: it hardly matters how many there are. Immutable.
 */
final class AttributeParts {

    private final int slot;
    /** The types that the parts ask for; none if a part asks for any. */
    private final long[] types;

    private final CompiledPart[] all;
    private final WordIndex words;
    private final CompiledPart[][] ofWords;
    private final CompiledPart[] others;

    /**
     * Parts of one attribute.
     *
     * @param slot the attribute
     * @param parts whose first condition is one on it
     */
    AttributeParts(int slot, List<CompiledPart> parts) {
        this.slot = slot;
        boolean anyType = parts.stream().anyMatch(part -> part.type == 0);
        this.types = anyType
                ? new long[0]
                : parts.stream().mapToLong(part -> part.type).distinct().toArray();
        this.all = parts.toArray(CompiledPart[]::new);
        Map<String, List<CompiledPart>> byWord = new LinkedHashMap<>();
        List<CompiledPart> rest = new ArrayList<>();
        for (CompiledPart part : parts) {
            Condition first = part.conditions.get(0);
            boolean found = first.comparison() == Comparison.WORD && first.value().ascii != null;
            List<CompiledPart> alike =
                    found ? byWord.computeIfAbsent(first.value().text, word -> new ArrayList<>()) : rest;
            alike.add(part);
        }
        this.words = new WordIndex(byWord.keySet(), false);
        this.ofWords = byWord.values().stream()
                .map(alike -> alike.toArray(CompiledPart[]::new))
                .toArray(CompiledPart[][]::new);
        this.others = rest.toArray(CompiledPart[]::new);
    }

    /** These bits, and those of the parts that the tag meets; where {@code lenient}, also if that is not certain. */
    long[] and(long[] bits, Tag tag, Values values, boolean lenient) {
        if ((!tag.has(slot) && !tag.overlong) || !mayMeet(tag.hash)) {
            return bits;
        }
        if (tag.unknown(slot) || !Bytes.plain(tag.bytes, tag.from(slot), tag.to(slot))) {
            return met(all, bits, tag, values, lenient);
        }
        long[] found = met(others, bits, tag, values, lenient);
        int to = words.size() == 0 ? 0 : tag.to(slot);
        int end;
        for (int at = tag.from(slot); at < to; at = end + 1) {
            end = Bytes.findSpace(tag.bytes, at, to);
            int word = end == at ? WordIndex.NONE : words.find(tag.bytes, at, end);
            if (word != WordIndex.NONE) {
                found = met(ofWords[word], found, tag, values, lenient);
            }
        }
        return found;
    }

    private boolean mayMeet(long type) {
        for (long wanted : types) {
            if (wanted == type) {
                return true;
            }
        }
        return types.length == 0;
    }

    private static long[] met(CompiledPart[] parts, long[] bits, Tag tag, Values values, boolean lenient) {
        long[] found = bits;
        for (CompiledPart part : parts) {
            if (part.meets(tag, values, lenient)) {
                found = part.and(found);
            }
        }
        return found;
    }
}
