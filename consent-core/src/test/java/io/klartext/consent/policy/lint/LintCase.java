package io.klartext.consent.policy.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.policy.Finding;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyLint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A small change of the clean policy: values by JSON Pointer, where null removes and {@code -} appends. {@code before}
 * makes the version before in the same way, {@code silent} lists neighbours about which nothing may be said.
 */
record LintCase(String name, JsonNode file) {

    static final LocalDate TODAY = LocalDate.parse("2026-11-20");

    private static final Path FOLDER = Path.of("src/test/resources/io/klartext/consent/policy/lint");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<LintCase> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.matches("\\d.*\\.json"))
                    .sorted()
                    .map(name -> new LintCase(name.replace(".json", ""), read(name)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode clean() {
        return (ObjectNode) read("clean.json");
    }

    private static JsonNode read(String name) {
        try {
            return JSON.readTree(FOLDER.resolve(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path expected() {
        return FOLDER.resolve(name + ".txt");
    }

    List<Finding> findings() {
        return findings(file.get("change"));
    }

    Stream<JsonNode> silent() {
        return StreamSupport.stream(file.path("silent").spliterator(), false);
    }

    List<Finding> findings(JsonNode change) {
        String document = changed(change).toString();
        if (!file.has("before")) {
            return PolicyLint.check(document, TODAY);
        }
        Policy before = Policy.parse(changed(file.get("before")).toString());
        return PolicyLint.check(Policy.parse(document), Optional.of(before), TODAY);
    }

    static ObjectNode changed(JsonNode change) {
        ObjectNode document = clean();
        for (Map.Entry<String, JsonNode> entry : change.properties()) {
            int slash = entry.getKey().lastIndexOf('/');
            JsonNode parent = document.at(entry.getKey().substring(0, slash));
            String field = entry.getKey().substring(slash + 1);
            if (parent instanceof ArrayNode list) {
                change(list, field, entry.getValue());
            } else if (entry.getValue().isNull()) {
                ((ObjectNode) parent).remove(field);
            } else {
                ((ObjectNode) parent).set(field, entry.getValue());
            }
        }
        return document;
    }

    private static void change(ArrayNode list, String field, JsonNode value) {
        if (field.equals("-")) {
            list.add(value);
        } else if (value.isNull()) {
            list.remove(Integer.parseInt(field));
        } else {
            list.set(Integer.parseInt(field), value);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
