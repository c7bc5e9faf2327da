package io.klartext.consent.servlet.internal.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;

/** Reads what was sent strictly: every field is known, none stands twice, nothing is missing, nothing is deep. */
final class SentJson {

    private static final int DEEPEST = 8;
    private static final ObjectMapper JSON = mapper();

    private SentJson() {}

    /** Something in the JSON is not as it should be. */
    static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Malformed(String pointer, String mend) {
            super(mend);
            this.problem = Problem.malformed(pointer, mend);
        }

        Problem problem() {
            return problem;
        }
    }

    private static ObjectMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
        return mapper;
    }

    /**
     * The root.
     *
     * @param body what was sent
     * @param example how it should look
     */
    static JsonNode tree(byte[] body, String example) throws Malformed {
        try {
            JsonNode tree = JSON.readTree(body);
            if (tree == null || tree.isMissingNode()) {
                throw new Malformed("", "Send " + example);
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new Malformed(
                    pointer(e), "Send well-formed JSON, at most " + DEEPEST + " levels deep, each field once");
        } catch (IOException e) {
            throw new Malformed("", "Send JSON in UTF-8");
        }
    }

    private static String pointer(JsonProcessingException e) {
        return e.getProcessor() instanceof JsonParser parser
                ? parser.getParsingContext().pathAsPointer().toString()
                : "";
    }

    static JsonNode object(JsonNode node, String pointer, Set<String> known) throws Malformed {
        if (!node.isObject()) {
            throw new Malformed(pointer, "Write an object {...} here");
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new Malformed(
                        pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
                        "Remove the unknown field; known here: "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
        return node;
    }

    static String text(JsonNode object, String name, String pointer) throws Malformed {
        JsonNode value = object.path(name);
        if (!value.isTextual()) {
            throw new Malformed(pointer + "/" + name, "Write a text in double quotes");
        }
        return value.textValue();
    }
}
