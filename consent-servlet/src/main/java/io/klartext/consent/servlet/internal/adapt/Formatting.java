package io.klartext.consent.servlet.internal.adapt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of active formatting elements (HTML standard, section 13.2.4.3), and what a browser does when {@code <b>},
 * {@code <a>} and their like are not closed in order: it makes them again where they go on.
 */
final class Formatting {

    private static final int MOST = 256;

    private final OpenElements open;
    private final List<@Nullable Open> list = new ArrayList<>();
    private boolean tooMany;

    Formatting(OpenElements open) {
        this.open = open;
    }

    boolean tooMany() {
        return tooMany;
    }

    void mark() {
        list.add(null);
        tooMany |= list.size() > MOST;
    }

    int size() {
        return list.size();
    }

    /** Only so many are left, the oldest. */
    void cut(int size) {
        list.subList(Math.min(size, list.size()), list.size()).clear();
    }

    void clearToMarker() {
        Open last;
        do {
            last = list.isEmpty() ? null : list.remove(list.size() - 1);
        } while (last != null);
    }

    /** At most three equal ones are kept. */
    void add(Open element) {
        int equal = 0;
        for (int i = list.size() - 1; i >= 0; i--) {
            Open other = list.get(i);
            if (other == null) {
                break;
            }
            if (other.sameName(element.kind, element.hash) && other.tagHash == element.tagHash && ++equal == 3) {
                list.remove(i);
                break;
            }
        }
        list.add(element);
        tooMany |= list.size() > MOST;
    }

    @Nullable Open last(Kind kind) {
        for (int i = list.size() - 1; i >= 0; i--) {
            Open element = list.get(i);
            if (element == null || element.kind == kind) {
                return element;
            }
        }
        return null;
    }

    void remove(Open element) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (list.get(i) == element) {
                list.remove(i);
                return;
            }
        }
    }

    /** Whether what comes next stands in a denied element that a browser makes again. */
    boolean denies() {
        for (int i = list.size() - 1; i >= 0; i--) {
            Open element = list.get(i);
            if (element == null) {
                return false;
            }
            if (element.denied) {
                return true;
            }
        }
        return false;
    }

    /** Makes the elements again that were closed before their end tags came. */
    void reconstruct(boolean fosters) throws IOException {
        int from = list.size();
        while (from > 0) {
            Open element = list.get(from - 1);
            if (element == null || element.open) {
                break;
            }
            from--;
        }
        for (int i = from; i < list.size() && !open.tooDeep(); i++) {
            Open element = list.get(i);
            if (element != null) {
                Open copy = element.copy();
                open.open(copy, open.parent(fosters));
                list.set(i, copy);
            }
        }
    }

    /**
     * The "adoption agency": the end tag of a formatting element.
     *
     * @return false if the end tag is to be treated like any other
     */
    boolean end(Kind kind, long hash) throws IOException {
        if (open.current().html() && open.current().sameName(kind, hash) && !list.contains(open.current())) {
            open.pop();
            return true;
        }
        for (int round = 0; round < 8; round++) {
            Open element = last(kind);
            if (element == null) {
                return round > 0;
            }
            if (!element.open) {
                remove(element);
                return true;
            }
            if (!open.reaches(element)) {
                return true;
            }
            int index = open.indexOf(element);
            int furthest = furthestBlock(index);
            if (furthest < 0) {
                open.popTo(index);
                remove(element);
                return true;
            }
            adopt(element, open.at(furthest));
        }
        return true;
    }

    private int furthestBlock(int index) {
        for (int i = index + 1; i < open.size(); i++) {
            if (open.at(i).has(Kind.SPECIAL) || (!open.at(i).html() && open.at(i).integration)) {
                return i;
            }
        }
        return -1;
    }

    private void adopt(Open element, Open furthest) throws IOException {
        int bookmark = list.indexOf(element);
        int inner = 0;
        boolean first = true;
        for (int i = open.indexOf(furthest) - 1; open.at(i) != element; i--) {
            Open node = open.at(i);
            inner++;
            int listed = list.indexOf(node);
            if (inner > 3 && listed >= 0) {
                list.remove(listed);
                bookmark -= listed < bookmark ? 1 : 0;
                listed = -1;
            }
            if (listed < 0) {
                open.remove(node);
                continue;
            }
            Open copy = clone(node);
            list.set(listed, copy);
            open.replace(i, copy);
            if (first) {
                bookmark = listed + 1;
                first = false;
            }
        }
        Open copy = clone(element);
        copy.written = furthest.written;
        int listed = list.indexOf(element);
        list.remove(listed);
        list.add(bookmark > listed ? bookmark - 1 : bookmark, copy);
        open.remove(element);
        open.insert(open.indexOf(furthest) + 1, copy);
    }

    private static Open clone(Open node) {
        Open copy = node.copy();
        copy.written = node.written;
        copy.self = node.self;
        copy.above = node.above;
        copy.cut = node.cut;
        copy.closedToUs = node.closedToUs;
        copy.blocks = node.blocks;
        copy.targets = node.targets;
        node.cut = false;
        node.targets = null;
        node.blocks = null;
        return copy;
    }
}
