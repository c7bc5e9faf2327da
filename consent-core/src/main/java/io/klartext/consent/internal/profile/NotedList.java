package io.klartext.consent.internal.profile;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** A read-only list that notes each element when it is taken, and that somebody asked how many there are. */
final class NotedList extends AbstractList<String> implements RandomAccess {

    private final String attribute;
    private final List<String> values;
    private final ReadNotes notes;

    NotedList(String attribute, List<String> values, ReadNotes notes) {
        this.attribute = attribute;
        this.values = values;
        this.notes = notes;
    }

    @Override
    public String get(int index) {
        String value = values.get(index);
        notes.read(attribute, index, value);
        return value;
    }

    @Override
    public int size() {
        notes.counted(attribute, values.size());
        return values.size();
    }
}
