package io.klartext.consent.internal.profile;

import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.Transformation;
import io.klartext.consent.policy.Transformation.Precision;
import io.klartext.consent.policy.Transformation.Simple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attribute that a purpose may see, or a list that holds some. How long a list is belongs to the category that names an
 * attribute of its elements first. There is one instance per scope; it is its own identity.
 */
final class Attribute {

    private final String path;
    private final DataCategory category;
    private final @Nullable Transformation seen;
    private final boolean element;
    private final AttributePath way;
    private final List<String> lists;

    private Attribute(String path, DataCategory category, @Nullable Transformation seen, boolean element) {
        this.path = path;
        this.category = category;
        this.seen = seen;
        this.element = element;
        this.way = new AttributePath(path);
        this.lists = lists(path);
    }

    static Attribute of(String path, DataCategory category, @Nullable Transformation seen) {
        return new Attribute(path, category, seen, false);
    }

    static Attribute elementsOf(String list, DataCategory category) {
        return new Attribute(list, category, null, true);
    }

    private static List<String> lists(String path) {
        List<String> lists = new ArrayList<>();
        for (int at = path.indexOf("[]"); at >= 0; at = path.indexOf("[]", at + 2)) {
            lists.add(path.substring(0, at + 2));
        }
        return List.copyOf(lists);
    }

    String path() {
        return path;
    }

    DataCategory category() {
        return category;
    }

    AttributePath way() {
        return way;
    }

    /** Whether it stands for the elements of a list, which have no value of their own. */
    boolean isElement() {
        return element;
    }

    /** The lists that its path leads through, from the outermost on. */
    List<String> lists() {
        return lists;
    }

    /** Whether its values may be compared, but say nothing. */
    boolean isHashed() {
        return seen == Simple.HASH;
    }

    /** Whether a place is seen so precisely that it tells an address or the next streets. */
    boolean isPrecise() {
        return seen == null || seen == Precision.EXACT || seen == Precision.KILOMETRE;
    }

    /** What holds it: the element of its innermost list, or the object that it is a member of. */
    String holder() {
        return lists.isEmpty() ? path.substring(0, Math.max(0, path.lastIndexOf('.'))) : lists.get(lists.size() - 1);
    }

    @Override
    public String toString() {
        return path;
    }
}
