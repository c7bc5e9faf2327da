package io.klartext.consent.policy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The policy {@code diff/base.json}, in which every field has a value of its own, and variations of it. A patch is a JSON
 * object from JSON pointers to new values: {@code null} removes, and {@code /-} at the end of a list appends.
 */
final class PatchedPolicy {

    static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private PatchedPolicy() {}

    static ObjectNode base() {
        try (InputStream in = PatchedPolicy.class.getResourceAsStream("diff/base.json")) {
            return (ObjectNode) JSON.readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Single quotes may stand for double ones. */
    static Policy of(int version, String patch) {
        try {
            return of(version, JSON.readTree(patch));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Policy of(int version, JsonNode patch) {
        ObjectNode document = base().put("version", version);
        patch.properties().forEach(field -> set(document, JsonPointer.compile(field.getKey()), field.getValue()));
        return Policy.parse(document.toString());
    }

    static void set(ObjectNode document, JsonPointer pointer, JsonNode value) {
        JsonNode parent = document.at(pointer.head());
        String last = pointer.last().getMatchingProperty();
        if (parent instanceof ObjectNode object) {
            if (value.isNull()) {
                object.remove(last);
            } else {
                object.set(last, value);
            }
        } else {
            ArrayNode list = (ArrayNode) parent;
            if (last.equals("-")) {
                list.add(value);
            } else if (value.isNull()) {
                list.remove(Integer.parseInt(last));
            } else {
                list.set(Integer.parseInt(last), value);
            }
        }
    }
}
