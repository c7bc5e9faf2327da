package io.klartext.consent.internal.profile;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a profile: of each attribute the values that were taken, by their ordinals, so that the same value is
 * one note whichever way it was reached; and how many there are, where somebody asked.
 */
final class ReadNotes {

    private static final BitSet NONE = new BitSet();

    private final Map<Attribute, BitSet> taken = new HashMap<>();
    private final Map<Attribute, BitSet> counted = new HashMap<>();
    private final @Nullable ReadNotes total;

    /** Notes of a view of its own. */
    ReadNotes() {
        this(null);
    }

    private ReadNotes(@Nullable ReadNotes total) {
        this.total = total;
    }

    /** Notes that begin with these and go on apart. */
    ReadNotes apart() {
        return copied(total);
    }

    /** Notes that begin with these and go on apart; what they note is noted here too. */
    ReadNotes within() {
        return copied(this);
    }

    private ReadNotes copied(@Nullable ReadNotes whole) {
        ReadNotes copy = new ReadNotes(whole);
        copyTo(copy.taken, taken);
        copyTo(copy.counted, counted);
        return copy;
    }

    private static void copyTo(Map<Attribute, BitSet> copy, Map<Attribute, BitSet> notes) {
        notes.forEach((attribute, ordinals) -> copy.put(attribute, (BitSet) ordinals.clone()));
    }

    void read(Attribute attribute, Cell cell) {
        taken.computeIfAbsent(attribute, key -> new BitSet()).set(cell.ordinal());
        if (total != null) {
            total.read(attribute, cell);
        }
    }

    /** That somebody asked how many there are. That there is nothing is no datum of the person. */
    void counted(Attribute attribute, List<Cell> cells) {
        if (!cells.isEmpty()) {
            counted.computeIfAbsent(attribute, key -> new BitSet())
                    .set(cells.get(0).ordinal(), cells.get(cells.size() - 1).ordinal() + 1);
            if (total != null) {
                total.counted(attribute, cells);
            }
        }
    }

    /** The ordinals of the values that were taken of an attribute. */
    BitSet taken(Attribute attribute) {
        return taken.getOrDefault(attribute, NONE);
    }

    /** How many there are, if somebody asked; else 0. */
    int count(Attribute attribute) {
        return counted.getOrDefault(attribute, NONE).cardinality();
    }

    /** Whether anything was taken from the elements of a list. */
    boolean isTakenFrom(Attribute list) {
        for (Attribute attribute : taken.keySet()) {
            if (attribute.lists().contains(list.path())) {
                return true;
            }
        }
        return false;
    }

    boolean isNoted(Attribute attribute) {
        return taken.containsKey(attribute) || counted.containsKey(attribute);
    }
}
