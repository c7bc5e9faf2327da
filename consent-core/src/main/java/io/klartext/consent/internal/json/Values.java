package io.klartext.consent.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Array;
import java.net.URI;
import java.time.temporal.TemporalAccessor;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is a single value, what is a list of them, and how a single value reads. */
final class Values {

    private Values() {}

    static boolean isSingle(Object value) {
        return value instanceof JsonNode json ? json.isValueNode() && !json.isPojo() : isSingle(value.getClass());
    }

    static boolean isSingle(Class<?> type) {
        return type.isPrimitive()
                || CharSequence.class.isAssignableFrom(type)
                || Number.class.isAssignableFrom(type)
                || type == Boolean.class
                || type == Character.class
                || Enum.class.isAssignableFrom(type)
                || TemporalAccessor.class.isAssignableFrom(type)
                || Date.class.isAssignableFrom(type)
                || type == UUID.class
                || type == URI.class;
    }

    /** The elements of a list; null if it is none. Bytes are no list of values, and what is read only once is none. */
    static @Nullable Iterable<?> elements(Object value) {
        if (value instanceof JsonNode json) {
            return json.isArray() ? json : null;
        } else if (value instanceof Collection<?> collection) {
            return collection;
        } else if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        return value.getClass().isArray() && !(value instanceof byte[]) ? primitives(value) : null;
    }

    private static Iterable<?> primitives(Object array) {
        return new AbstractList<Object>() {
            @Override
            public Object get(int index) {
                return Array.get(array, index);
            }

            @Override
            public int size() {
                return Array.getLength(array);
            }
        };
    }

    /** As a transformation reads it: times by ISO 8601. */
    static String text(Object single) {
        if (single instanceof JsonNode json) {
            return json.asText();
        }
        // Those of java.sql print the day that they mean; a plain one prints its zone by a name.
        return single.getClass() == Date.class ? ((Date) single).toInstant().toString() : single.toString();
    }
}
