package io.klartext.consent.servlet.adapt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.klartext.consent.servlet.internal.adapt.SelectorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A place in the rules: the node, its JSON Pointer, and the list that collects the problems. Reading goes on after a problem
 * with a harmless stand-in, so that one run shows all problems.
 */
record RulesPlace(JsonNode node, String pointer, List<PageRulesProblem> problems) {

    RulesPlace field(String name) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        return new RulesPlace(node.path(name), pointer + "/" + escaped, problems);
    }

    boolean isMissing() {
        return node.isMissingNode();
    }

    void problem(String message, String mend) {
        problems.add(new PageRulesProblem(pointer, message, mend));
    }

    /** Reads an object, and reports every field that the format does not know: a misspelt one must not be ignored. */
    RulesPlace object(Set<String> known) {
        if (!node.isObject()) {
            problem(isMissing() ? "missing" : "must be an object, found " + kind(), "write {...}");
            return new RulesPlace(MissingNode.getInstance(), pointer, new ArrayList<>());
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                field(name).problem("unknown field", "use one of: " + String.join(", ", new TreeSet<>(known)));
            }
        });
        return this;
    }

    List<RulesPlace> items() {
        if (isMissing()) {
            return List.of();
        }
        if (!node.isArray()) {
            problem("must be a list, found " + kind(), "write [...]");
            return List.of();
        }
        List<RulesPlace> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new RulesPlace(node.get(i), pointer + "/" + i, problems));
        }
        return items;
    }

    /** A text of a form; the stand-in if it is none. */
    String text(Predicate<String> form, String words, String standIn) {
        if (isMissing()) {
            problem("missing", "add " + words);
        } else if (!node.isTextual()) {
            problem("must be a text, found " + kind(), "write " + words + " in double quotes");
        } else if (!form.test(node.textValue())) {
            problem("is not " + words, "write " + words);
        } else {
            return node.textValue();
        }
        return standIn;
    }

    Optional<String> optional(Predicate<String> form, String words, String standIn) {
        return isMissing() ? Optional.empty() : Optional.of(text(form, words, standIn));
    }

    /** A text that a parser takes. */
    String parsed(Consumer<String> parser, String words, String standIn) {
        return text(
                text -> {
                    try {
                        parser.accept(text);
                        return true;
                    } catch (IllegalArgumentException e) {
                        return false;
                    }
                },
                words,
                standIn);
    }

    /** A selector; what is wrong is said with the place in it. */
    String selector(Consumer<String> parser) {
        String words = "a selector, such as div.banner[data-campaign]";
        String text = text(any -> true, words, "x");
        try {
            parser.accept(text);
            return text;
        } catch (SelectorException e) {
            problem(e.getMessage() + ", at character " + (e.position() + 1), e.mend());
            return "x";
        }
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
