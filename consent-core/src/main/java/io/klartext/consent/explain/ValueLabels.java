package io.klartext.consent.explain;

/** Turns a value that was read into words that a person recognises: a product's name for its number. */
@FunctionalInterface
public interface ValueLabels {

    /**
     * The words for a value.
     *
     * @param attribute the attribute's path, such as {@code orders[].sku}
     * @param value the value as read
     * @return what the person reads, never a raw log; empty to count the value without naming it
     */
    String label(String attribute, String value);

    /**
     * Values as they are.
     *
     * @return labels that change nothing
     */
    static ValueLabels asIs() {
        return (attribute, value) -> value;
    }
}
