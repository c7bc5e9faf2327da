package io.klartext.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every field of a policy, changed by itself: nothing may differ in silence. */
@Tag("GDPR-13.3")
class DiffMutationsTest {

    /** What tells versions apart, and no person anything. */
    private static final Set<String> NUMBERING = Set.of("/version", "/effectiveFrom");

    /** Of these at least one is another valid value, whatever the field. */
    private static final List<JsonNode> OTHER_VALUES = Stream.concat(
                    Stream.of(
                                    "Something else",
                                    "something-else",
                                    "else[].other",
                                    "FR",
                                    "fr",
                                    "P7M",
                                    "2029-01-01",
                                    "dnt",
                                    "inferred",
                                    "advertising",
                                    "consent",
                                    "legitimate-interest",
                                    "legal-obligation",
                                    "processor",
                                    "controller",
                                    "derogation",
                                    "lab",
                                    "allergies",
                                    "delivery",
                                    "deny",
                                    "mask")
                            .map(TextNode::valueOf),
                    Stream.of(BooleanNode.TRUE, BooleanNode.FALSE, IntNode.valueOf(7)))
            .map(JsonNode.class::cast)
            .toList();

    private static final Pattern UNSAID = Pattern.compile("\\{\\d|null|Optional|DiffValue");

    record Mutation(String pointer, Policy policy) {}

    private static void pointers(JsonNode node, String pointer, List<String> all) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                all.add(pointer + "/" + field.getKey());
                pointers(field.getValue(), pointer + "/" + field.getKey(), all);
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                all.add(pointer + "/" + i);
                pointers(node.get(i), pointer + "/" + i, all);
            }
        }
    }

    private static Optional<Mutation> mutation(String pointer, JsonNode value) {
        ObjectNode document = PatchedPolicy.base().put("version", 1);
        PatchedPolicy.set(document, JsonPointer.compile(pointer), value);
        if (pointer.endsWith("/legalBasis")) {
            // A lifetime stands where the basis is consent, and only there.
            JsonNode lifetime = value.asText().equals("consent") ? TextNode.valueOf("P6M") : NullNode.instance;
            PatchedPolicy.set(
                    document, JsonPointer.compile(pointer.replace("legalBasis", "consentLifetime")), lifetime);
        }
        if (pointer.equals("/purposes/2/data/0") || pointer.equals("/dataCategories/1/attributes/0")) {
            // What is minimised is read.
            PatchedPolicy.set(document, JsonPointer.compile("/purposes/2/minimise"), NullNode.instance);
        }
        if (pointer.endsWith("/origin")) {
            // A source stands where the origin is "received", and only there.
            PatchedPolicy.set(document, JsonPointer.compile(pointer.replace("origin", "source")), NullNode.instance);
        }
        try {
            return Optional.of(new Mutation(pointer, Policy.parse(document.toString())));
        } catch (PolicyException notAPolicy) {
            return Optional.empty();
        }
    }

    /** A name that other places of the document use is another one only if it is another one everywhere. */
    private static Optional<Mutation> renamed(String pointer, ObjectNode base) {
        String name = base.at(pointer).asText();
        String other = pointer.startsWith("/languages") ? "fr" : "renamed";
        return pointer.matches("/languages/\\d|/(purposes|dataCategories|recipients)/\\d/id")
                ? Optional.of(new Mutation(
                        pointer, Policy.parse(base.toString().replace("\"" + name + "\"", "\"" + other + "\""))))
                : Optional.empty();
    }

    private static List<Mutation> mutations() {
        ObjectNode base = PatchedPolicy.base().put("version", 1);
        List<String> pointers = new ArrayList<>();
        pointers(base, "", pointers);
        List<Mutation> mutations = new ArrayList<>();
        for (String pointer : pointers) {
            JsonNode value = base.at(pointer);
            mutation(pointer, NullNode.instance).ifPresent(mutations::add);
            if (value.isValueNode() && !NUMBERING.contains(pointer)) {
                List<Mutation> others = OTHER_VALUES.stream()
                        .filter(other -> !other.equals(value))
                        .flatMap(other -> mutation(pointer, other).stream())
                        .limit(3)
                        .toList();
                mutations.addAll(others);
                renamed(pointer, base).ifPresent(mutations::add);
            }
        }
        return mutations;
    }

    private static void assertTold(Mutation mutation, PolicyDiff diff) {
        assertThat(diff.purposes().size() + diff.overall().size())
                .as("differences at %s", mutation.pointer())
                .isPositive();
        for (String language : List.of("de", "en")) {
            assertThat(diff.in(language))
                    .as("at %s in %s", mutation.pointer(), language)
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).isNotBlank().doesNotContainPattern(UNSAID));
        }
    }

    @Test
    void whatever_changes_is_told_there_and_back() {
        Policy base = PatchedPolicy.of(1, "{}");
        List<Mutation> mutations = mutations();

        assertThat(mutations).hasSizeGreaterThan(200);
        for (Mutation mutation : mutations) {
            assertTold(mutation, PolicyDiff.between(base, mutation.policy()));
            assertTold(mutation, PolicyDiff.between(mutation.policy(), base));
        }
    }

    /** A field that the test cannot change would be a field that it does not test. */
    @Test
    void every_field_of_the_documents_is_among_those_that_change() {
        ObjectNode base = PatchedPolicy.base().put("version", 1);
        List<String> pointers = new ArrayList<>();
        pointers(base, "", pointers);
        Set<String> changed =
                Set.copyOf(mutations().stream().map(Mutation::pointer).toList());

        assertThat(pointers)
                .filteredOn(pointer -> base.at(pointer).isValueNode() && !NUMBERING.contains(pointer))
                .filteredOn(pointer -> !changed.contains(pointer))
                .isEmpty();
    }
}
