package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.servlet.internal.html.Element;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One fact of a list.
 *
 * @param label what it is about
 * @param values what is said, one or more
 */
public record Fact(String label, List<String> values) {

    public Fact {
        values = List.copyOf(values);
    }

    /**
     * A fact of one value.
     *
     * @param label what it is about
     * @param value what is said
     * @return the fact
     */
    public static Fact of(String label, String value) {
        return new Fact(label, List.of(value));
    }

    /**
     * Several facts.
     *
     * @param facts in the order in which they are read
     * @return a definition list
     */
    public static Element list(List<Fact> facts) {
        Element list = Element.of("dl").as("facts");
        facts.forEach(fact -> list.with(fact.row(UnaryOperator.identity())));
        return list;
    }

    /**
     * The fact as a row of a definition list.
     *
     * @param mark marks the element of each value
     * @return the row
     */
    public Element row(UnaryOperator<Element> mark) {
        Element row = Element.of("div", Element.of("dt", label));
        values.forEach(value -> row.with(mark.apply(Element.of("dd", value))));
        return row;
    }
}
