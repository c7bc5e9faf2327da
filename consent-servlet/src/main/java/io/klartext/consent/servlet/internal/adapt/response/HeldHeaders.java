package io.klartext.consent.servlet.internal.adapt.response;

import io.klartext.consent.servlet.internal.visit.SharedCaches;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The headers that are true of the shop's own bytes only: their length, digests, validators and what shared caches may do
 * with them. They wait until it is known whether the page is changed, because a container sets a header for good: there is
 * no way to take one away again before Servlet 6.1.
 */
final class HeldHeaders {

    private static final String LENGTH = "content-length";
    private static final String TAG = "etag";
    private static final Set<String> NAMES =
            Set.of(LENGTH, TAG, "accept-ranges", "content-md5", "digest", "content-digest", "repr-digest");

    private static final Set<String> TO_ALL_CACHES = Set.of("cache-control", "expires", "pragma");

    private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** Whether a header waits. */
    static boolean isHeld(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT)) || SharedCaches.isFor(name);
    }

    /** Whether a header says what may be kept, and for how long. */
    static boolean isToCaches(String name) {
        return TO_ALL_CACHES.contains(name.toLowerCase(Locale.ROOT)) || SharedCaches.isFor(name);
    }

    void set(String name, @Nullable String value) {
        values.remove(name);
        if (value != null) {
            add(name, value);
        }
    }

    void add(String name, String value) {
        values.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }

    void setLength(long length) {
        set(LENGTH, length < 0 ? null : Long.toString(length));
    }

    List<String> get(String name) {
        return values.getOrDefault(name, List.of());
    }

    void clear() {
        values.clear();
    }

    /** The page stays as it is: everything that waited is true. */
    void release(HttpServletResponse response) {
        values.forEach((name, lines) -> {
            response.setHeader(name, lines.get(0));
            lines.stream().skip(1).forEach(line -> response.addHeader(name, line));
        });
        values.clear();
    }

    /** The page stays as it is, and is for one person: no cache is told to keep it, and no strong tag to compare it by. */
    void releasePrivately(HttpServletResponse response) {
        values.keySet().removeIf(SharedCaches::isFor);
        get(TAG).stream().filter(tag -> !tag.startsWith("W/")).findFirst().ifPresent(strong -> values.remove(TAG));
        release(response);
    }

    /** The page is changed: only a weak tag may stay, which never promised the same bytes (RFC 9110, section 8.8.1). */
    void drop(HttpServletResponse response) {
        get(TAG).stream()
                .filter(tag -> tag.startsWith("W/"))
                .findFirst()
                .ifPresent(tag -> response.setHeader(TAG, tag));
        if (response.containsHeader(LENGTH)) {
            response.setContentLengthLong(-1);
        }
        values.clear();
    }
}
