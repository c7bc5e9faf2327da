package io.klartext.consent.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place in a policy document: the node, its JSON Pointer, and the list that collects the problems. Reading goes on
 * after a problem with a harmless stand-in, so that one run shows all problems.
 */
record DocumentPlace(JsonNode node, String pointer, List<PolicyProblem> problems) {

    DocumentPlace field(String name) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        return new DocumentPlace(node.path(name), pointer + "/" + escaped, problems);
    }

    boolean isMissing() {
        return node.isMissingNode();
    }

    /** Whether something was wrong here so far. */
    boolean isProblem() {
        return problems.stream().anyMatch(problem -> problem.pointer().equals(pointer));
    }

    void problem(String message, String mend) {
        problems.add(new PolicyProblem(pointer, message, mend));
    }

    /** Reports every field that the format does not know; a misspelt field must not be silently ignored. */
    void allowOnly(Set<String> known) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                field(name).problem("unknown field", "use one of: " + sorted(known.stream()));
            }
        });
    }

    DocumentPlace object() {
        if (isMissing()) {
            problem("missing", "add an object");
        } else if (!node.isObject()) {
            problem("must be an object, found " + kind(), "write {...}");
        } else {
            return this;
        }
        return new DocumentPlace(MissingNode.getInstance(), pointer, new ArrayList<>());
    }

    Optional<String> optionalText() {
        return isMissing() ? Optional.empty() : Optional.of(text());
    }

    String text() {
        if (isMissing()) {
            problem("missing", "add a text");
        } else if (!node.isTextual()) {
            problem("must be a text, found " + kind(), "write it in double quotes");
        } else if (node.textValue().isBlank()) {
            problem("is empty", "write what people shall read, or remove the field where it is optional");
        } else {
            return node.textValue();
        }
        return "?";
    }

    boolean flag(boolean whenMissing) {
        if (isMissing()) {
            return whenMissing;
        }
        if (!node.isBoolean()) {
            problem("must be true or false, found " + kind(), "write true or false without quotes");
        }
        return node.booleanValue();
    }

    List<DocumentPlace> items() {
        if (isMissing()) {
            return List.of();
        }
        if (!node.isArray()) {
            problem("must be a list, found " + kind(), "write [...]");
            return List.of();
        }
        List<DocumentPlace> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new DocumentPlace(node.get(i), pointer + "/" + i, problems));
        }
        return items;
    }

    List<DocumentPlace> fields() {
        List<DocumentPlace> fields = new ArrayList<>();
        node.fieldNames().forEachRemaining(name -> fields.add(field(name)));
        return fields;
    }

    String name() {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    <E extends Enum<E> & DocumentWord> E word(Class<E> type, E whenMissing) {
        return isMissing() ? whenMissing : word(type);
    }

    <E extends Enum<E> & DocumentWord> E word(Class<E> type) {
        E[] constants = type.getEnumConstants();
        if (isMissing() || !node.isTextual()) {
            text();
            return constants[0];
        }
        for (E constant : constants) {
            if (constant.word().equals(node.textValue())) {
                return constant;
            }
        }
        problem(
                "unknown word \"" + node.textValue() + "\"",
                "use one of: " + sorted(Stream.of(constants).map(DocumentWord::word)));
        return constants[0];
    }

    /** Reads a text with a parser that throws on a wrong form. */
    <T> T parsed(Function<String, T> parser, T standIn, String form) {
        int before = problems.size();
        String text = text();
        if (problems.size() > before) {
            return standIn;
        }
        try {
            return parser.apply(text);
        } catch (RuntimeException e) {
            problem("\"" + text + "\" is not " + form, "write " + form);
            return standIn;
        }
    }

    static String sorted(Stream<String> words) {
        return words.sorted().collect(Collectors.joining(", "));
    }

    String kind() {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case NUMBER -> "a number";
            case OBJECT -> "an object";
            case STRING -> "a text";
            default -> "something else";
        };
    }
}
