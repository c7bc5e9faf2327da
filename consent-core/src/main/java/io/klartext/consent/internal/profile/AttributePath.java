package io.klartext.consent.internal.profile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path such as {@code orders[].sku}, walked through a {@code Map}, a record, a bean or a {@code JsonNode}. Only the
 * members on the path are touched, and none twice, so an object that holds itself does no harm.
 */
final class AttributePath {

    /** Takes what stands at the end of the path. */
    interface Found {
        void at(Position position, Object value);
    }

    private record Segment(String name, boolean list) {}

    private final List<Segment> segments = new ArrayList<>();

    AttributePath(String path) {
        for (String part : path.split("\\.", -1)) {
            boolean list = isList(part);
            segments.add(new Segment(list ? part.substring(0, part.length() - 2) : part, list));
        }
    }

    /** Whether a path ends at a list. */
    static boolean isList(String path) {
        return path.endsWith("[]");
    }

    /** Whether a path leads through a list. */
    static boolean hasList(String path) {
        return path.contains("[]");
    }

    /** All values at the path, in the profile's order; absent ones are left out. */
    void walk(@Nullable Object profile, Found found) {
        walk(Members.unwrapped(profile), 0, Position.ROOT, found);
    }

    private void walk(@Nullable Object node, int depth, Position position, Found found) {
        if (node == null) {
            return;
        }
        if (depth == segments.size()) {
            found.at(position, node);
            return;
        }
        Segment segment = segments.get(depth);
        Object member = Members.member(node, segment.name());
        if (!segment.list()) {
            walk(member, depth + 1, position, found);
            return;
        }
        int index = 0;
        for (Object element : Members.elements(member)) {
            walk(Members.unwrapped(element), depth + 1, position.element(index), found);
            index++;
        }
    }
}
