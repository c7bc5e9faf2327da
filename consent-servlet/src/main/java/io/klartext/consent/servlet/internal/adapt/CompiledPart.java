package io.klartext.consent.servlet.internal.adapt;

import io.klartext.consent.servlet.internal.adapt.Selector.Comparison;
import io.klartext.consent.servlet.internal.adapt.Selector.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One part of a selector, ready to be held against tags. Immutable; so are the bits that it gives. */
final class CompiledPart {

    /** The hash of the type that it asks for; 0 for any. */
    final long type;

    /** What it asks for of attributes. */
    final List<Condition> conditions;

    /** The bits of all parts, of which only this one's is set. */
    final long[] bit;

    /** A condition on the attribute of a slot. */
    record Condition(int slot, Comparison comparison, TestValue value) {}

    CompiledPart(Part part, int index, int words, AttributeNames names) {
        @Nullable String wanted = part.type();
        type = wanted == null ? 0 : Kind.hash(wanted);
        conditions = part.tests().stream()
                .map(test ->
                        new Condition(names.slot(test.attribute()), test.comparison(), new TestValue(test.value())))
                .toList();
        bit = new long[words];
        bit[index / Long.SIZE] = 1L << index;
    }

    /** These bits and this part's. */
    long[] and(long[] bits) {
        if (bits.length == 0) {
            return bit;
        }
        long[] more = bits.clone();
        for (int i = 0; i < more.length; i++) {
            more[i] |= bit[i];
        }
        return more;
    }

    /** Whether a tag meets it; where {@code lenient}, also if that is not certain. */
    boolean meets(Tag tag, Values values, boolean lenient) {
        if (type != 0 && type != tag.hash) {
            return false;
        }
        for (Condition condition : conditions) {
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
