package io.klartext.consent.internal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A path such as {@code orders[].sku}, read from a {@code Map}, a record, a bean or a {@code JsonNode}. Only the members on
 * the path are touched.
 */
final class AttributePath {

    private static final Logger LOG = LoggerFactory.getLogger(AttributePath.class);

    private static final ClassValue<Map<String, Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return accessors(type);
        }
    };

    private record Segment(String name, boolean list) {}

    private final String path;
    private final List<Segment> segments = new ArrayList<>();

    AttributePath(String path) {
        this.path = path;
        for (String part : path.split("\\.", -1)) {
            boolean list = part.endsWith("[]");
            segments.add(new Segment(list ? part.substring(0, part.length() - 2) : part, list));
        }
    }

    boolean hasList() {
        return segments.stream().anyMatch(Segment::list);
    }

    /** All values at the path, in the profile's order; absent ones are left out. */
    List<String> read(@Nullable Object profile) {
        List<String> values = new ArrayList<>();
        collect(profile, 0, values);
        return values;
    }

    private void collect(@Nullable Object node, int depth, List<String> values) {
        if (node == null) {
            return;
        }
        if (depth == segments.size()) {
            if (isScalar(node)) {
                values.add(node instanceof JsonNode json ? json.asText() : node.toString());
            } else {
                LOG.warn("The attribute {} names more than a single value; it is withheld: name its parts", path);
            }
            return;
        }
        Segment segment = segments.get(depth);
        Object member = member(node, segment.name());
        if (!segment.list()) {
            collect(member, depth + 1, values);
        } else {
            for (Object element : elements(member)) {
                collect(unwrapped(element), depth + 1, values);
            }
        }
    }

    private static Iterable<?> elements(@Nullable Object member) {
        if (member instanceof Object[] array) {
            return Arrays.asList(array);
        }
        return member instanceof Iterable<?> elements ? elements : List.of();
    }

    /** A whole object would show members that the policy does not declare. */
    private static boolean isScalar(Object value) {
        return value instanceof JsonNode json
                ? json.isValueNode()
                : value instanceof CharSequence
                        || value instanceof Number
                        || value instanceof Boolean
                        || value instanceof Character
                        || value instanceof Enum<?>
                        || value instanceof TemporalAccessor
                        || value instanceof Date
                        || value instanceof UUID
                        || value instanceof URI;
    }

    private static @Nullable Object member(Object node, String name) {
        if (node instanceof Map<?, ?> map) {
            return unwrapped(map.get(name));
        }
        if (node instanceof JsonNode json) {
            return unwrapped(json.path(name));
        }
        Method accessor = ACCESSORS.get(node.getClass()).get(name);
        if (accessor == null) {
            return null;
        }
        try {
            return unwrapped(accessor.invoke(node));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "The member \"" + name + "\" of " + node.getClass().getName()
                            + " cannot be read: make the type and its accessor public, or open its package",
                    e);
        }
    }

    private static @Nullable Object unwrapped(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.orElse(null);
        }
        if (value instanceof JsonNode json && (json.isMissingNode() || json.isNull())) {
            return null;
        }
        return value;
    }

    private static Map<String, Method> accessors(Class<?> type) {
        Map<String, Method> found = new HashMap<>();
        for (Method method : type.getMethods()) {
            if (method.getParameterCount() == 0
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getDeclaringClass() != Object.class
                    && method.trySetAccessible()) {
                found.put(propertyName(type, method.getName()), method);
            }
        }
        return found;
    }

    private static String propertyName(Class<?> type, String method) {
        int prefix = method.startsWith("get") ? 3 : method.startsWith("is") ? 2 : 0;
        if (type.isRecord() || prefix == 0 || method.length() == prefix) {
            return method;
        }
        return method.substring(prefix, prefix + 1).toLowerCase(Locale.ROOT) + method.substring(prefix + 1);
    }
}
