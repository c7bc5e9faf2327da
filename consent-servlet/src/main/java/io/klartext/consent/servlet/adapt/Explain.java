package io.klartext.consent.servlet.adapt;

import io.klartext.consent.servlet.internal.adapt.Selector;
import java.util.Optional;

/**
 * Which offers a block shows, and where their explanations go: without {@code into} to the end of the element, in a table
 * into its last cell, in a list into its last item.
 *
 * @param offerAttribute the attribute whose value is the offer's id
 * @param per a selector of the elements in the block that are one offer each; empty if the block is one
 * @param into a selector of where in such an element its explanation goes
 */
public record Explain(String offerAttribute, Optional<String> per, Optional<String> into) {

    public Explain {
        if (!Forms.isAttribute(offerAttribute)) {
            throw new IllegalArgumentException("An offer's attribute is " + Forms.ATTRIBUTE);
        }
        per.ifPresent(Selector::parse);
        into.ifPresent(Selector::parse);
    }

    /**
     * A block that is one offer.
     *
     * @param attribute the attribute of the block whose value is the offer's id
     * @return what is explained
     */
    public static Explain offer(String attribute) {
        return new Explain(attribute, Optional.empty(), Optional.empty());
    }

    /**
     * A block that has several offers.
     *
     * @param selector which elements in it are one offer each
     * @param attribute their attribute whose value is the offer's id
     * @return what is explained
     */
    public static Explain each(String selector, String attribute) {
        return new Explain(attribute, Optional.of(selector), Optional.empty());
    }

    /**
     * The same with a place of the shop's choice.
     *
     * @param selector an element in each offer; the first that it matches
     * @return what is explained, and where
     */
    public Explain into(String selector) {
        return new Explain(offerAttribute, per, Optional.of(selector));
    }
}
