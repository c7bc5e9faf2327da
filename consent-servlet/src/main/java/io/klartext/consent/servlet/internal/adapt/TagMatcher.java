package io.klartext.consent.servlet.internal.adapt;

import io.klartext.consent.servlet.internal.adapt.Selector.Chain;
import io.klartext.consent.servlet.internal.adapt.Selector.Comparison;
import io.klartext.consent.servlet.internal.adapt.Selector.Part;
import io.klartext.consent.servlet.internal.adapt.Selector.Step;
import io.klartext.consent.servlet.internal.adapt.Selector.Test;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All selectors of a page at once: each part of each selector is a bit. An element's bits follow from those of its parent
 * and from its own tag, with one shift for each combinator; no chain of parts crosses the border of a word, so no shift
 * carries. Immutable.
 */
final class TagMatcher {

    /** No bit is set. */
    static final long[] NONE = {};

    private record Condition(int slot, Comparison comparison, TestValue value) {}

    private record Compiled(int bit, long type, List<Condition> conditions) {}

    private final List<Compiled> parts = new ArrayList<>();
    private final Map<Long, List<Compiled>> byType = new HashMap<>();
    private final List<List<Compiled>> bySlot = new ArrayList<>();
    private final List<long[]> ends = new ArrayList<>();
    private final AttributeNames names;
    private final int words;
    private final long[] firsts;
    private final long[] insides;
    private final long[] children;

    TagMatcher(List<Selector> selectors, List<String> furtherAttributes) {
        this.names = new AttributeNames(attributes(selectors, furtherAttributes));
        for (int i = 0; i < names.size(); i++) {
            bySlot.add(new ArrayList<>());
        }
        List<Step> steps = new ArrayList<>();
        List<List<Integer>> lasts = new ArrayList<>();
        for (Selector selector : selectors) {
            List<Integer> last = new ArrayList<>();
            for (Chain chain : selector.chains()) {
                while (steps.size() % 64 + chain.parts().size() > 64) {
                    steps.add(Step.FIRST);
                }
                for (Part part : chain.parts()) {
                    compile(part, steps.size());
                    steps.add(part.step());
                }
                last.add(steps.size() - 1);
            }
            lasts.add(last);
        }
        words = (steps.size() + 63) / 64;
        firsts = new long[words];
        insides = new long[words];
        children = new long[words];
        for (int bit = 0; bit < steps.size(); bit++) {
            long[] mask = steps.get(bit) == Step.FIRST ? firsts : steps.get(bit) == Step.CHILD ? children : insides;
            mask[bit / 64] |= 1L << bit;
        }
        for (List<Integer> last : lasts) {
            long[] mask = new long[words];
            last.forEach(bit -> mask[bit / 64] |= 1L << bit);
            ends.add(mask);
        }
    }

    private static Set<String> attributes(List<Selector> selectors, List<String> further) {
        Set<String> wanted = new LinkedHashSet<>(further);
        for (Selector selector : selectors) {
            for (Chain chain : selector.chains()) {
                chain.parts().forEach(part -> part.tests().forEach(test -> wanted.add(test.attribute())));
            }
        }
        return wanted;
    }

    private void compile(Part part, int bit) {
        List<Condition> conditions = new ArrayList<>();
        for (Test test : part.tests()) {
            conditions.add(new Condition(names.slot(test.attribute()), test.comparison(), new TestValue(test.value())));
        }
        @Nullable String type = part.type();
        Compiled compiled = new Compiled(bit, type == null ? 0 : Kind.hash(type), conditions);
        parts.add(compiled);
        if (conditions.isEmpty()) {
            byType.computeIfAbsent(compiled.type(), key -> new ArrayList<>()).add(compiled);
        } else {
            bySlot.get(conditions.get(0).slot()).add(compiled);
        }
    }

    AttributeNames names() {
        return names;
    }

    /** The conditions that a tag meets; where {@code lenient}, also those of which it is not certain. */
    long[] own(Tag tag, Values values, boolean lenient) {
        long[] own = ownOfType(tag.hash);
        for (int slot = 0; slot < bySlot.size(); slot++) {
            List<Compiled> candidates = bySlot.get(slot);
            if (!candidates.isEmpty() && (tag.has(slot) || tag.overlong)) {
                for (Compiled part : candidates) {
                    if (meets(part, tag, values, lenient)) {
                        own = own.length == 0 ? new long[words] : own;
                        own[part.bit() / 64] |= 1L << part.bit();
                    }
                }
            }
        }
        return own;
    }

    /** What an element meets that a browser adds: it has no attributes. */
    long[] ownOfType(long type) {
        List<Compiled> typed = byType.isEmpty() ? null : byType.get(type);
        if (typed == null) {
            return NONE;
        }
        long[] own = new long[words];
        typed.forEach(part -> own[part.bit() / 64] |= 1L << part.bit());
        return own;
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

    /** Which parts are matched by an element, given what it meets itself and what it stands in. */
    long[] self(long[] own, @Nullable Open parent) {
        if (own.length == 0) {
            return NONE;
        }
        long[] self = new long[words];
        for (int i = 0; i < words; i++) {
            long direct = parent == null || parent.self.length == 0 ? 0 : parent.self[i];
            long any = parent == null || parent.above.length == 0 ? 0 : parent.above[i];
            self[i] = own[i] & (firsts[i] | ((direct << 1) & children[i]) | ((any << 1) & insides[i]));
        }
        return self;
    }

    long[] above(long[] self, @Nullable Open parent) {
        long[] before = parent == null ? NONE : parent.above;
        if (self.length == 0) {
            return before;
        }
        if (before.length == 0) {
            return self;
        }
        long[] above = new long[words];
        for (int i = 0; i < words; i++) {
            above[i] = before[i] | self[i];
        }
        return above;
    }

    /** An open element meets more conditions than when it was opened. */
    void merge(long[] more, OpenElements open, int index) {
        Open element = open.at(index);
        long[] own = element.own.length == 0 ? more : element.own.clone();
        for (int i = 0; i < words; i++) {
            own[i] |= more[i];
        }
        element.own = own;
        for (int i = index; i < open.size(); i++) {
            Open parent = i == 0 ? null : open.at(i - 1);
            open.at(i).self = self(open.at(i).own, parent);
            open.at(i).above = above(open.at(i).self, parent);
        }
    }

    /** Whether an element is one that the selector means. */
    boolean meant(int selector, long[] self) {
        if (self.length == 0) {
            return false;
        }
        long[] end = ends.get(selector);
        for (int i = 0; i < words; i++) {
            if ((self[i] & end[i]) != 0) {
                return true;
            }
        }
        return false;
    }
}
