package io.klartext.consent.receipt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON within bounds, each field once and nothing behind it; and compares what was read with what should be there. */
final class RecordJson {

    static final int LONGEST = 5_000_000;
    static final int DEEPEST = 16;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NUMBER = 20;
    private static final int MOST_PROBLEMS = 50;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNameLength(LONGEST_NAME)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxStringLength(LONGEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RecordJson() {}

    static JsonNode tree(String json) {
        if (json.length() > LONGEST) {
            throw new RecordException(
                    "", "has more than " + LONGEST + " characters", "make a record of fewer choices of one person");
        }
        try {
            JsonNode tree = JSON.readTree(json);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            throw new RecordException("", unreadable(e) + where(e.getLocation()), "give the record as it was written");
        }
    }

    /** The parser's own words may repeat what it read. */
    private static String unreadable(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "is deeper than " + DEEPEST + " levels, or a name or number in it is too long,";
        }
        if (e instanceof MismatchedInputException) {
            return "is followed by something";
        }
        return String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field")
                ? "has a field twice in one object"
                : "is not JSON";
    }

    private static String where(@Nullable JsonLocation place) {
        return place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    /** Refuses a record that differs in any place from the one that it stands for. */
    static void requireEqual(JsonNode expected, JsonNode found) {
        List<RecordProblem> problems = new ArrayList<>();
        compare(expected, found, "", problems);
        if (!problems.isEmpty()) {
            throw new RecordException(problems);
        }
    }

    private static void compare(JsonNode expected, JsonNode found, String pointer, List<RecordProblem> problems) {
        if (problems.size() >= MOST_PROBLEMS) {
            return;
        }
        if (expected.isObject() && found.isObject()) {
            expected.fieldNames().forEachRemaining(name -> {
                String at = pointer + "/" + RecordPlace.escaped(name);
                if (found.has(name)) {
                    compare(expected.get(name), found.get(name), at, problems);
                } else {
                    problems.add(new RecordProblem(at, "missing", "give the record as it was written"));
                }
            });
            found.fieldNames().forEachRemaining(name -> {
                if (!expected.has(name)) {
                    problems.add(new RecordProblem(
                            pointer + "/" + RecordPlace.escaped(name), "unknown field here", "remove it"));
                }
            });
        } else if (expected.isArray() && found.isArray() && expected.size() == found.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(expected.get(i), found.get(i), pointer + "/" + i, problems);
            }
        } else if (!same(expected, found)) {
            problems.add(new RecordProblem(
                    pointer, "does not follow from the rest of the record", "give the record as it was written"));
        }
    }

    /** Numbers are read as int or as long, by their size. */
    private static boolean same(JsonNode expected, JsonNode found) {
        return (expected.isIntegralNumber() && found.isIntegralNumber())
                ? expected.bigIntegerValue().equals(found.bigIntegerValue())
                : expected.equals(found);
    }
}
