package io.klartext.consent.servlet.internal.adapt;

import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What was decided for one page before its first byte. Markup that is put in is sent as ASCII, other characters as numeric
 * references, so that it fits every charset.
 *
 * @param blocks for each rule of the plan, in its order
 * @param explainer makes the markup of an explanation
 * @param endOfHead markup for the end of the head; empty for none
 * @param startOfBody markup for the start of the body; empty for none
 * @param scripts says whether a script is denied, by its {@code src} and the page's {@code <base href>} or null; null if
 *     none is
 * @param incidents who is told
 * @param observer who is told what the rules match; null for nobody, as for every page of a visitor
 */
public record PageDecisions(
        List<Block> blocks,
        Explainer explainer,
        String endOfHead,
        String startOfBody,
        @Nullable BiPredicate<String, @Nullable String> scripts,
        IncidentListener incidents,
        @Nullable PageObserver observer) {

    /**
     * What was decided for one rule.
     *
     * @param denied whether its blocks are left out
     * @param markup what is sent in place of a denied block, or put into one that is sent, where explanations go; empty for
     *     nothing
     */
    public record Block(boolean denied, String markup) {

        /** Its blocks are sent. */
        public static final Block ALLOWED = new Block(false, "");

        /** Its blocks are left out. */
        public static final Block REMOVED = new Block(true, "");
    }

    /** Makes the markup of an explanation. */
    @FunctionalInterface
    public interface Explainer {
        /**
         * The explanation of an offer.
         *
         * @param rule the place of the rule in the plan
         * @param offer the offer's id as the page says it
         * @return markup; empty for none
         */
        String explain(int rule, String offer);
    }

    /** Is told where something went otherwise; never of content. */
    @FunctionalInterface
    public interface IncidentListener {
        /**
         * Something went otherwise.
         *
         * @param rule the place of the rule in the plan; -1 if it concerns none in particular
         * @param offset how many bytes of the page had been read up to this place
         * @param incident what
         */
        void happened(int rule, long offset, Incident incident);
    }

    /**
     * Decisions about a page that nobody looks at.
     *
     * @param blocks for each rule of the plan
     * @param explainer makes the markup of an explanation
     * @param endOfHead markup for the end of the head
     * @param startOfBody markup for the start of the body
     * @param scripts says whether a script is denied; null if none is
     * @param incidents who is told
     */
    public PageDecisions(
            List<Block> blocks,
            Explainer explainer,
            String endOfHead,
            String startOfBody,
            @Nullable BiPredicate<String, @Nullable String> scripts,
            IncidentListener incidents) {
        this(blocks, explainer, endOfHead, startOfBody, scripts, incidents, null);
    }

    public PageDecisions {
        blocks = List.copyOf(blocks);
    }

    /** Whether anything is denied on this page. */
    boolean denies() {
        return scripts != null || blocks.stream().anyMatch(Block::denied);
    }
}
