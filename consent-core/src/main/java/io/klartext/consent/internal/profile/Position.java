package io.klartext.consent.internal.profile;

import java.util.Arrays;

/** Where in a profile a value stands: the indices of all lists on its path, from the outermost on. */
final class Position {

    /** Of what stands in no list. */
    static final Position ROOT = new Position(new int[0]);

    private final int[] indices;

    private Position(int[] indices) {
        this.indices = indices;
    }

    Position element(int index) {
        int[] longer = Arrays.copyOf(indices, indices.length + 1);
        longer[indices.length] = index;
        return new Position(longer);
    }

    /** In how many lists it stands. */
    int depth() {
        return indices.length;
    }

    /** The element of an outer list in which this one stands. */
    Position outer(int depth) {
        return depth == indices.length ? this : new Position(Arrays.copyOf(indices, depth));
    }

    /** Less than, within or beyond an element, in the order of the profile: below 0, 0 or above 0. */
    int against(Position element) {
        return Arrays.compare(indices, 0, element.indices.length, element.indices, 0, element.indices.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Position position && Arrays.equals(indices, position.indices);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(indices);
    }

    @Override
    public String toString() {
        return Arrays.toString(indices);
    }
}
