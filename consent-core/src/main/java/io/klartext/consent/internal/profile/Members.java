package io.klartext.consent.internal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.net.URI;
import java.time.temporal.TemporalAccessor;
import java.util.AbstractList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the members of a {@code Map}, a record, a bean or a {@code JsonNode}, one at a time and only those asked for. */
final class Members {

    private static final ClassValue<Map<String, Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return accessors(type);
        }
    };

    private static final Comparator<Method> PREFERRED = Comparator.comparing(Members::isPlain)
            .thenComparing(Method::isBridge)
            .thenComparing(Method::getName);

    private Members() {}

    /** A member, without the wrapping of an {@code Optional}; null if there is none. */
    static @Nullable Object member(Object node, String name) {
        if (node instanceof Map<?, ?> map) {
            try {
                return unwrapped(map.get(name));
            } catch (ClassCastException keysAreNoTexts) {
                return null;
            }
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
        } catch (InvocationTargetException e) {
            throw failed(node, name, e.getCause() == null ? e : e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "The member \"" + name + "\" of " + node.getClass().getName()
                            + " cannot be read: make the type and its accessor public, or open its package",
                    e);
        }
    }

    /** Where it failed is told, not what it said: a message may hold the value, and messages reach logs. */
    private static IllegalStateException failed(Object node, String name, Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        IllegalStateException told = new IllegalStateException("Reading the member \"" + name + "\" of "
                + node.getClass().getName() + " failed with "
                + cause.getClass().getName() + "; its message is withheld");
        told.setStackTrace(cause.getStackTrace());
        return told;
    }

    /** The elements of a list, an array or another collection, as they are; none of anything else. */
    static Iterable<?> elements(@Nullable Object member) {
        if (member instanceof JsonNode json) {
            return json.isArray() ? json : List.of();
        }
        if (member instanceof Iterable<?> elements) {
            return elements;
        }
        return member != null && member.getClass().isArray() ? array(member) : List.of();
    }

    private static List<@Nullable Object> array(Object array) {
        return new AbstractList<>() {
            @Override
            public @Nullable Object get(int index) {
                return Array.get(array, index);
            }

            @Override
            public int size() {
                return Array.getLength(array);
            }
        };
    }

    static @Nullable Object unwrapped(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.orElse(null);
        }
        if (value instanceof OptionalDouble number) {
            return number.isPresent() ? number.getAsDouble() : null;
        }
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? number.getAsInt() : null;
        }
        if (value instanceof OptionalLong number) {
            return number.isPresent() ? number.getAsLong() : null;
        }
        if (value instanceof POJONode wrapped) {
            return unwrapped(wrapped.getPojo());
        }
        return value instanceof JsonNode json && (json.isMissingNode() || json.isNull()) ? null : value;
    }

    /**
     * A single value as text, the same for every shape of profile; null for an object or a list, which would show members
     * that the policy does not declare.
     */
    static @Nullable String text(Object value) {
        if (value instanceof JsonNode json) {
            return !json.isValueNode()
                    ? null
                    : json.isBigDecimal() ? json.decimalValue().toPlainString() : json.asText();
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Date date) {
            return text(date);
        }
        return value instanceof CharSequence
                        || value instanceof Number
                        || value instanceof Boolean
                        || value instanceof Character
                        || value instanceof Enum<?>
                        || value instanceof TemporalAccessor
                        || value instanceof UUID
                        || value instanceof URI
                ? value.toString()
                : null;
    }

    private static String text(Date date) {
        try {
            return date.toInstant().toString();
        } catch (UnsupportedOperationException dayOrTimeOfDay) {
            return String.valueOf((Object) date);
        }
    }

    private static Map<String, Method> accessors(Class<?> type) {
        Map<String, Method> found = new HashMap<>();
        for (Method method : type.getMethods()) {
            if (method.getParameterCount() == 0
                    && method.getReturnType() != void.class
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getDeclaringClass() != Object.class
                    && method.trySetAccessible()) {
                found.merge(propertyName(type, method.getName()), method, Members::preferred);
            }
        }
        return found;
    }

    /** Of {@code getName} and {@code name} the getter, and no bridge; else the order of reflection would decide. */
    private static Method preferred(Method a, Method b) {
        return PREFERRED.compare(a, b) <= 0 ? a : b;
    }

    private static boolean isPlain(Method method) {
        return !method.getName().startsWith("get") && !method.getName().startsWith("is");
    }

    private static String propertyName(Class<?> type, String method) {
        int prefix = method.startsWith("get") ? 3 : method.startsWith("is") ? 2 : 0;
        if (type.isRecord() || prefix == 0 || method.length() == prefix) {
            return method;
        }
        return method.substring(prefix, prefix + 1).toLowerCase(Locale.ROOT) + method.substring(prefix + 1);
    }
}
