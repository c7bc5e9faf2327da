package io.klartext.consent.policy;

import io.klartext.consent.policy.Difference.Weight;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** The differences that the rules find, in the order in which they find them. For one thread. */
final class Differences {

    private static final DiffValue YES = new DiffValue.Word("true");

    private final Optional<DiffValue> about;
    private final List<Difference> found;

    Differences() {
        this(Optional.empty(), new ArrayList<>());
    }

    private Differences(Optional<DiffValue> about, List<Difference> found) {
        this.about = about;
        this.found = found;
    }

    /** The same list, for what belongs to one data category, recipient or field. */
    Differences about(DiffValue thing) {
        return new Differences(Optional.of(thing), found);
    }

    List<Difference> all() {
        return List.copyOf(found);
    }

    void added(Respect respect, Weight weight, DiffValue after) {
        note(respect, weight, Optional.empty(), Optional.of(after));
    }

    void removed(Respect respect, Weight weight, DiffValue before) {
        note(respect, weight, Optional.of(before), Optional.empty());
    }

    void changed(Respect respect, Weight weight, DiffValue before, DiffValue after) {
        note(respect, weight, Optional.of(before), Optional.of(after));
    }

    /** Something that may appear, change or vanish, of one weight in each case. */
    void either(Respect respect, Weight weight, Optional<DiffValue> before, Optional<DiffValue> after) {
        if (!before.equals(after)) {
            note(respect, weight, before, after);
        }
    }

    void flag(Respect respect, boolean before, boolean after, Weight on, Weight off) {
        if (after && !before) {
            added(respect, on, YES);
        } else if (before && !after) {
            removed(respect, off, YES);
        }
    }

    void time(Respect respect, TemporalAmount before, TemporalAmount after, Weight longer, Weight shorter) {
        if (!before.equals(after)) {
            Weight otherwise = PolicyTimes.longer(before, after) ? shorter : Weight.EDITORIAL;
            changed(
                    respect,
                    PolicyTimes.longer(after, before) ? longer : otherwise,
                    new DiffValue.Time(before),
                    new DiffValue.Time(after));
        }
    }

    /** What one set has more and what it has less, each by itself. */
    void members(
            Respect respect,
            Collection<String> before,
            Collection<String> after,
            Weight more,
            Weight less,
            Function<String, DiffValue> as) {
        after.stream().filter(one -> !before.contains(one)).forEach(one -> added(respect, more, as.apply(one)));
        before.stream().filter(one -> !after.contains(one)).forEach(one -> removed(respect, less, as.apply(one)));
    }

    void note(Respect respect, Weight weight, Optional<DiffValue> before, Optional<DiffValue> after) {
        found.add(new Difference(respect, weight, about, before, after, OptionalInt.empty()));
    }
}
