package io.klartext.consent.internal.profile;

import io.klartext.consent.explain.Factor;
import io.klartext.consent.explain.Factor.Value;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.explain.ValueLabels;
import io.klartext.consent.policy.DataCategory;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The notes of one data category, on their way to a factor. A time dates the other values of its element, or else of its
 * object, and is then no value of its own; of several in one element the one that the policy names first does, and
 * {@code since} looks at all of them. What was read apart from any value is told as the month.
 */
final class FactorNotes {

    /** More elements than this, and all of them: then it was everything. */
    private static final int MANY = 3;

    /** Earlier than any month that a time tells. */
    private static final YearMonth NO_MONTH = YearMonth.of(-1, 1);

    private record Element(String holder, Position position) {}

    private final DataCategory category;
    private final List<Attribute> attributes;
    private final List<Attribute> lists;
    private final ReadNotes notes;
    private final Values values;

    private final Map<Element, YearMonth> months = new HashMap<>();
    private final Set<Element> dating = new HashSet<>();
    private final Map<String, YearMonth> named = new LinkedHashMap<>();
    private final Set<String> unnamed = new LinkedHashSet<>();
    private @Nullable YearMonth since;
    private boolean precise;
    private boolean many;
    private boolean all = true;

    FactorNotes(Scope scope, DataCategory category, ReadNotes notes, Values values) {
        this.category = category;
        this.attributes = scope.attributesOf(category);
        this.lists = scope.listsOf(category);
        this.notes = notes;
        this.values = values;
    }

    /** Whether a place was read that tells an address or the next streets. */
    boolean isPrecise() {
        return precise;
    }

    /** The factor; null if nothing was read. */
    @Nullable Factor factor(ValueLabels labels) {
        List<List<Cell>> taken = new ArrayList<>(attributes.size());
        boolean any = false;
        for (Attribute attribute : attributes) {
            List<Cell> cells = taken(attribute);
            taken.add(cells);
            any |= !cells.isEmpty();
        }
        if (!any) {
            int counted = counted();
            return counted == 0
                    ? null
                    : Factor.of(category.id(), category.origin(), Influence.CONTRIBUTING, List.of(), counted);
        }
        for (int i = 0; i < taken.size(); i++) {
            date(attributes.get(i), taken.get(i));
        }
        for (int i = 0; i < taken.size(); i++) {
            tell(attributes.get(i), taken.get(i), labels);
        }
        boolean onlyTimes = named.isEmpty() && unnamed.isEmpty();
        for (int i = 0; i < taken.size(); i++) {
            tellMonths(attributes.get(i), taken.get(i), onlyTimes);
        }
        return made();
    }

    private List<Cell> taken(Attribute attribute) {
        BitSet ordinals = notes.taken(attribute);
        if (ordinals.isEmpty()) {
            return List.of();
        }
        List<Cell> cells = values.of(attribute);
        List<Cell> taken = new ArrayList<>(ordinals.cardinality());
        for (int i = ordinals.nextSetBit(0); i >= 0; i = ordinals.nextSetBit(i + 1)) {
            taken.add(cells.get(i));
        }
        return taken;
    }

    /** How many there are is told where it is all that was read, and no loop over the list took something from it. */
    private int counted() {
        int counted = 0;
        for (Attribute attribute : attributes) {
            counted = Math.max(counted, notes.count(attribute));
        }
        for (Attribute list : lists) {
            if (!notes.isTakenFrom(list)) {
                counted = Math.max(counted, notes.count(list));
            }
        }
        return counted;
    }

    private void date(Attribute attribute, List<Cell> cells) {
        for (Cell cell : cells) {
            YearMonth month = month(attribute, cell);
            if (month != null) {
                months.putIfAbsent(new Element(attribute.holder(), cell.position()), month);
                since = since == null || month.isBefore(since) ? month : since;
            }
            precise |= cell.place() != null && cell.place().latitude().isPresent() && attribute.isPrecise();
        }
    }

    private static @Nullable YearMonth month(Attribute attribute, Cell cell) {
        return attribute.isHashed() || cell.place() != null ? null : SeenTexts.month(cell.text());
    }

    private void tell(Attribute attribute, List<Cell> cells, ValueLabels labels) {
        boolean told = false;
        for (Cell cell : cells) {
            if (month(attribute, cell) != null) {
                continue;
            }
            told = true;
            Element element = dating(attribute, cell.position());
            if (element != null) {
                dating.add(element);
            }
            String label = attribute.isHashed() ? "" : labels.label(attribute.path(), cell.text());
            if (label.isBlank()) {
                unnamed.add(attribute.path() + "=" + cell.text());
            } else {
                named.merge(
                        label, element == null ? NO_MONTH : months.getOrDefault(element, NO_MONTH), FactorNotes::later);
            }
        }
        if (told) {
            entire(attribute, cells);
        }
    }

    /** The same product bought twice is one value, of its last time. */
    private static YearMonth later(YearMonth a, YearMonth b) {
        return a.isBefore(b) ? b : a;
    }

    private void entire(Attribute attribute, List<Cell> cells) {
        all &= cells.size() == values.of(attribute).size();
        many |= cells.size() > MANY;
    }

    /** The element that a time dates: the value's own, or else the nearest around it. */
    private @Nullable Element dating(Attribute attribute, Position position) {
        if (months.isEmpty()) {
            return null;
        }
        if (attribute.lists().isEmpty()) {
            Element object = new Element(attribute.holder(), position);
            return months.containsKey(object) ? object : null;
        }
        for (int depth = position.depth(); depth > 0; depth--) {
            Element element = new Element(attribute.lists().get(depth - 1), position.outer(depth));
            if (months.containsKey(element)) {
                return element;
            }
        }
        return null;
    }

    private void tellMonths(Attribute attribute, List<Cell> cells, boolean onlyTimes) {
        for (Cell cell : cells) {
            YearMonth month = month(attribute, cell);
            if (month != null && !dating.contains(new Element(attribute.holder(), cell.position()))) {
                named.merge(month.toString(), month, FactorNotes::later);
            }
        }
        if (onlyTimes && !cells.isEmpty()) {
            entire(attribute, cells);
        }
    }

    private Factor made() {
        List<Value> first = new ArrayList<>(Factor.NAMED_VALUES);
        for (Map.Entry<String, YearMonth> value : named.entrySet()) {
            if (first.size() == Factor.NAMED_VALUES) {
                break;
            }
            YearMonth month = value.getValue();
            first.add(new Value(value.getKey(), NO_MONTH.equals(month) ? Optional.empty() : Optional.of(month)));
        }
        return new Factor(
                category.id(),
                category.origin(),
                Influence.CONTRIBUTING,
                first,
                named.size() - first.size() + unnamed.size(),
                many && all,
                Optional.ofNullable(since),
                Optional.empty());
    }
}
