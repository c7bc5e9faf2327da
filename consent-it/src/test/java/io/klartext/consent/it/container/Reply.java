package io.klartext.consent.it.container;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map.Entry;

/**
 * A whole answer, as it came over the wire. Whatever does not agree with its own framing is no reply.
 *
 * @param status the status
 * @param fields the headers in order
 * @param bytes the body, each byte as a character
 */
public record Reply(int status, List<Entry<String, String>> fields, String bytes) {

    /** All values of a header, in order. */
    public List<String> headers(String name) {
        return fields.stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Entry::getValue)
                .toList();
    }

    /** The one value of a header; empty if there is none. */
    public String header(String name) {
        List<String> values = headers(name);
        if (values.size() > 1) {
            throw new AssertionError("more than one " + name + ": " + values);
        }
        return values.isEmpty() ? "" : values.get(0);
    }

    /** The body in UTF-8. */
    public String text() {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
