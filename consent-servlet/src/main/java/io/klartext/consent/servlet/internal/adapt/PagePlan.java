package io.klartext.consent.servlet.internal.adapt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The block rules of a path, ready to be matched. Made once for a path; immutable, for any number of threads. */
public final class PagePlan {

    private static final int NONE = -1;

    final TagMatcher matcher;
    private final int[] block;
    private final int[] per;
    private final int[] into;
    private final int[] offer;

    /**
     * Compiles the selectors.
     *
     * @param plans in the order of the rules; the first that denies an element decides what becomes of it
     */
    public PagePlan(List<BlockPlan> plans) {
        List<Selector> selectors = new ArrayList<>();
        List<String> attributes = new ArrayList<>();
        block = new int[plans.size()];
        per = new int[plans.size()];
        into = new int[plans.size()];
        offer = new int[plans.size()];
        for (int i = 0; i < plans.size(); i++) {
            BlockPlan plan = plans.get(i);
            block[i] = add(selectors, plan.select());
            per[i] = add(selectors, plan.per());
            into[i] = add(selectors, plan.into());
            if (plan.offer() != null) {
                attributes.add(plan.offer());
            }
        }
        matcher = new TagMatcher(selectors, attributes);
        for (int i = 0; i < plans.size(); i++) {
            String attribute = plans.get(i).offer();
            offer[i] = attribute == null ? NONE : matcher.names().slot(attribute);
        }
    }

    private static int add(List<Selector> selectors, @Nullable Selector selector) {
        if (selector == null) {
            return NONE;
        }
        selectors.add(selector);
        return selectors.size() - 1;
    }

    /**
     * How many rules there are.
     *
     * @return their number
     */
    public int size() {
        return block.length;
    }

    boolean isBlock(int rule, long[] self) {
        return matcher.meant(block[rule], self);
    }

    boolean explains(int rule) {
        return offer[rule] != NONE;
    }

    int offerSlot(int rule) {
        return offer[rule];
    }

    boolean hasPer(int rule) {
        return per[rule] != NONE;
    }

    boolean isPer(int rule, long[] self) {
        return hasPer(rule) && matcher.meant(per[rule], self);
    }

    boolean hasInto(int rule) {
        return into[rule] != NONE;
    }

    boolean isInto(int rule, long[] self) {
        return hasInto(rule) && matcher.meant(into[rule], self);
    }
}
