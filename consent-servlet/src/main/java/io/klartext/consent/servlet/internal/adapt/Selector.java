package io.klartext.consent.servlet.internal.adapt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A selector that can be matched while a page is streamed: type, {@code #id}, {@code .class}, {@code [attr]},
 * {@code [attr=v]}, {@code [attr^=v]}, the descendant and the child combinator, lists. Types and attribute names are matched
 * without regard to case, everything else exactly, also where a browser in quirks mode would not.
 *
 * <p>It is matched on the tree as it is when the start tag is read. Where {@code <b>}, {@code <a>} and their like are closed
 * in a wrong order, a browser moves elements later; a selector with a combinator does not follow that, one without does.
 *
 * @param chains the selectors of the list, each a chain of parts from the outermost element to the one that is meant
 */
public record Selector(List<Chain> chains) {

    /** How an element stands to the one that the part before it matches. */
    enum Step {
        FIRST,
        INSIDE,
        CHILD
    }

    /** How an attribute is compared. */
    enum Comparison {
        PRESENT,
        EQUAL,
        STARTS,
        WORD
    }

    /** One condition on an attribute. */
    record Test(String attribute, Comparison comparison, String value) {}

    /** The conditions on one element. */
    record Part(Step step, @Nullable String type, List<Test> tests) {}

    /** Parts that follow each other from the outside to the inside. */
    record Chain(List<Part> parts) {}

    public Selector {
        chains = List.copyOf(chains);
    }

    /**
     * Reads a selector.
     *
     * @param text as written in the rules
     * @return the selector
     * @throws SelectorException if it has no such form
     */
    public static Selector parse(String text) {
        return new SelectorReader(text).read();
    }
}
