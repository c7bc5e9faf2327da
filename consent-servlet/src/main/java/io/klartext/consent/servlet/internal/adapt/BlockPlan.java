package io.klartext.consent.servlet.internal.adapt;

import org.jspecify.annotations.Nullable;

/**
 * Where the blocks of one rule are, and where their explanations go.
 *
 * @param select the blocks
 * @param offer the attribute that names the offer; null where nothing is explained
 * @param per the elements in a block that are one offer each; null if the block is one
 * @param into where in such an element the explanation goes; null for its end
 */
public record BlockPlan(
        Selector select,
        @Nullable String offer,
        @Nullable Selector per,
        @Nullable Selector into) {

    /**
     * Blocks that are not explained.
     *
     * @param select the blocks
     * @return a plan
     */
    public static BlockPlan of(Selector select) {
        return new BlockPlan(select, null, null, null);
    }
}
