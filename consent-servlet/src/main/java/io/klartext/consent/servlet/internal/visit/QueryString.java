package io.klartext.consent.servlet.internal.visit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fields in the form {@code application/x-www-form-urlencoded}, in UTF-8.
 *
 * @param fields the values by name, in their order
 */
public record QueryString(Map<String, List<String>> fields) {

    /**
     * Reads fields. What is not well formed is left out.
     *
     * @param text a query string or a form's body, or null
     * @return the fields
     */
    public static QueryString parse(@Nullable String text) {
        Map<String, List<String>> fields = new HashMap<>();
        for (String field : text == null ? new String[0] : text.split("&", -1)) {
            int equals = field.indexOf('=');
            Optional<String> name = decode(equals < 0 ? field : field.substring(0, equals));
            Optional<String> value = decode(equals < 0 ? "" : field.substring(equals + 1));
            if (name.isPresent() && value.isPresent()) {
                fields.computeIfAbsent(name.get(), key -> new ArrayList<>()).add(value.get());
            }
        }
        return new QueryString(fields);
    }

    private static Optional<String> decode(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The values of a field.
     *
     * @param name the field
     * @return its values; empty if there is none
     */
    public List<String> get(String name) {
        return fields.getOrDefault(name, List.of());
    }
}
