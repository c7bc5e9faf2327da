package io.klartext.consent.internal.profile;

import io.klartext.consent.profile.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value of an attribute, as the purpose sees it.
 *
 * @param ordinal its index among all values of the attribute
 * @param position where it stands
 * @param text the value; of a place, what a person calls it
 * @param place the place; null of a single value
 */
record Cell(
        int ordinal,
        Position position,
        String text,
        @Nullable Location place) {

    /** The cells of one element, out of all in the profile's order. */
    static List<Cell> within(List<Cell> all, Position element) {
        if (element.depth() == 0) {
            return all;
        }
        int from = first(all, element, 0);
        return all.subList(from, first(all, element, 1));
    }

    /** The first cell that is not before (0), or that is beyond (1) the element. */
    private static int first(List<Cell> all, Position element, int against) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).position.against(element) < against) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What it says is personal data. */
    @Override
    public String toString() {
        return "Cell" + position;
    }
}
