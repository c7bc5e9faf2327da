package io.klartext.consent.internal.profile;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;

/** A read-only list that notes each value when it is taken, and that somebody asked how many there are. */
final class NotedList<T> extends AbstractList<T> implements RandomAccess {

    private final Attribute attribute;
    private final List<Cell> cells;
    private final Function<Cell, T> value;
    private final ReadNotes notes;

    NotedList(Attribute attribute, List<Cell> cells, Function<Cell, T> value, ReadNotes notes) {
        this.attribute = attribute;
        this.cells = cells;
        this.value = value;
        this.notes = notes;
    }

    @Override
    public T get(int index) {
        Cell cell = cells.get(index);
        notes.read(attribute, cell);
        return value.apply(cell);
    }

    @Override
    public int size() {
        notes.counted(attribute, cells);
        return cells.size();
    }
}
