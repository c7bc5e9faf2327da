package io.klartext.consent.servlet.internal.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.form.ChoiceWord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a front end sent, read strictly: every field is known, none stands twice, nothing is missing.
 *
 * @param token the form token
 * @param choices at least one, each about another purpose
 */
record SentChoices(String token, List<ChoiceWord> choices) {

    private static final int DEEPEST = 8;
    private static final ObjectMapper JSON = mapper();

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

    static SentChoices read(byte[] body) throws Malformed {
        JsonNode root = object(tree(body), "", Set.of("token", "choices"));
        String token = text(root, "token", "");
        JsonNode list = root.path("choices");
        if (!list.isArray() || list.isEmpty()) {
            throw new Malformed("/choices", "Give a list of at least one choice");
        }
        List<ChoiceWord> choices = new ArrayList<>();
        Set<Optional<PurposeId>> purposes = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String pointer = "/choices/" + i;
            ChoiceWord choice = choice(object(list.path(i), pointer, Set.of("purpose", "choice")), pointer);
            if (!purposes.add(choice.purpose())) {
                throw new Malformed(pointer + "/purpose", "Choose about each purpose once");
            }
            choices.add(choice);
        }
        return new SentChoices(token, choices);
    }

    private static JsonNode tree(byte[] body) throws Malformed {
        try {
            JsonNode tree = JSON.readTree(body);
            if (tree == null || tree.isMissingNode()) {
                throw new Malformed("", "Send {\"token\":\"...\",\"choices\":[...]}");
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

    private static JsonNode object(JsonNode node, String pointer, Set<String> known) throws Malformed {
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

    private static String text(JsonNode object, String name, String pointer) throws Malformed {
        JsonNode value = object.path(name);
        if (!value.isTextual()) {
            throw new Malformed(pointer + "/" + name, "Write a text in double quotes");
        }
        return value.textValue();
    }

    private static ChoiceWord choice(JsonNode object, String pointer) throws Malformed {
        String purpose = text(object, "purpose", pointer);
        if (!PurposeId.isValid(purpose)) {
            throw new Malformed(pointer + "/purpose", "Write the id of a purpose");
        }
        Optional<ChoiceKind> kind = ChoiceWord.kind(text(object, "choice", pointer));
        return kind.flatMap(word -> ChoiceWord.one(word, PurposeId.of(purpose)))
                .orElseThrow(() -> new Malformed(
                        pointer + "/choice",
                        "Write granted, refused, withdrawn or objected; direct marketing can only be objected to"));
    }
}
