package io.klartext.examples.shop.catalogue;

/**
 * How much is in a package. German law wants the price per kilogram or litre beside the price.
 *
 * @param amount in the unit's small measure, at least 1
 * @param unit grams or millilitres
 */
public record Size(int amount, Unit unit) {

    /** What a package is measured in. */
    public enum Unit {
        /** Grams; the base price is per kilogram. */
        G("g", "kg"),
        /** Millilitres; the base price is per litre. */
        ML("ml", "l");

        private final String small;
        private final String large;

        Unit(String small, String large) {
            this.small = small;
            this.large = large;
        }

        /** The measure that the base price counts by. */
        public String large() {
            return large;
        }
    }

    public Size {
        if (amount < 1) {
            throw new IllegalArgumentException("A package holds at least 1, not " + amount);
        }
    }

    /** Reads {@code 500 ml} or {@code 250 g}. */
    public static Size parse(String text) {
        for (Unit unit : Unit.values()) {
            if (text.endsWith(" " + unit.small)) {
                String amount = text.substring(0, text.length() - unit.small.length() - 1);
                return new Size(Integer.parseInt(amount), unit);
            }
        }
        throw new IllegalArgumentException("A size is a number and g or ml, such as \"500 ml\", not: " + text);
    }

    /** The price of a kilogram or litre, rounded half up. */
    public long baseCents(long cents) {
        return (cents * 1000 + amount / 2) / amount;
    }

    @Override
    public String toString() {
        return amount + " " + unit.small;
    }
}
