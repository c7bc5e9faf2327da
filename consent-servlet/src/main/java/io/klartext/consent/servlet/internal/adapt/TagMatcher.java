package io.klartext.consent.servlet.internal.adapt;

import io.klartext.consent.servlet.internal.adapt.Selector.Chain;
import io.klartext.consent.servlet.internal.adapt.Selector.Part;
import io.klartext.consent.servlet.internal.adapt.Selector.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All selectors of a page at once: each part of each selector is a bit. An element's bits follow from those of its parent
 * and from its own tag, with one shift for each combinator; no chain of parts crosses the border of a word, so no shift
 * carries. Immutable.
 */
final class TagMatcher {

    /** Fills a word where the next chain does not fit; it matches nothing. */
    private static final Part NO_PART = new Part(Step.FIRST, null, List.of());

    final TagConditions conditions;
    private final List<long[]> ends = new ArrayList<>();
    private final AttributeNames names;
    private final int words;
    private final long[] firsts;
    private final long[] insides;
    private final long[] children;

    TagMatcher(List<Selector> selectors, List<String> furtherAttributes) {
        this.names = new AttributeNames(attributes(selectors, furtherAttributes));
        List<Part> parts = new ArrayList<>();
        List<List<Integer>> lasts = new ArrayList<>();
        for (Selector selector : selectors) {
            List<Integer> last = new ArrayList<>();
            for (Chain chain : selector.chains()) {
                while (parts.size() % 64 + chain.parts().size() > 64) {
                    parts.add(NO_PART);
                }
                parts.addAll(chain.parts());
                last.add(parts.size() - 1);
            }
            lasts.add(last);
        }
        conditions = new TagConditions(parts, names);
        words = (parts.size() + 63) / 64;
        firsts = new long[words];
        insides = new long[words];
        children = new long[words];
        for (int bit = 0; bit < parts.size(); bit++) {
            Step step = parts.get(bit).step();
            long[] mask = step == Step.FIRST ? firsts : step == Step.CHILD ? children : insides;
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

    AttributeNames names() {
        return names;
    }

    /** Which parts are matched by an element, given what it meets itself and what it stands in. */
    long[] self(long[] own, @Nullable Open parent) {
        if (own.length == 0) {
            return TagConditions.NONE;
        }
        long[] self = new long[words];
        boolean all = true;
        for (int i = 0; i < words; i++) {
            long direct = parent == null || parent.self.length == 0 ? 0 : parent.self[i];
            long any = parent == null || parent.above.length == 0 ? 0 : parent.above[i];
            self[i] = own[i] & (firsts[i] | ((direct << 1) & children[i]) | ((any << 1) & insides[i]));
            all &= self[i] == own[i];
        }
        return all ? own : self;
    }

    long[] above(long[] self, @Nullable Open parent) {
        long[] before = parent == null ? TagConditions.NONE : parent.above;
        if (self.length == 0) {
            return before;
        }
        if (before.length == 0) {
            return self;
        }
        long[] above = new long[words];
        boolean nothingNew = true;
        for (int i = 0; i < words; i++) {
            above[i] = before[i] | self[i];
            nothingNew &= above[i] == before[i];
        }
        return nothingNew ? before : above;
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
