package io.klartext.consent.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.internal.lint.ReadingRules;
import io.klartext.consent.policy.Finding;
import io.klartext.consent.policy.LintRule;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyException;
import io.klartext.consent.policy.PolicyLint;
import io.klartext.consent.policy.Severity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("GDPR-12-14")
class PolicyLintTest {

    private static Policy policy(Consumer<ObjectNode> change) {
        ObjectNode document = LintCase.clean();
        change.accept(document);
        return Policy.parse(document.toString());
    }

    private static List<Finding> errors(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    @Test
    void a_line_names_severity_place_problem_mend_rule_and_article() {
        ObjectNode document = LintCase.clean();
        ((ObjectNode) document.get("texts")).remove("withdrawal");

        assertThat(PolicyLint.check(document.toString(), LintCase.TODAY))
                .singleElement()
                .extracting(Finding::line)
                .isEqualTo(
                        "error /texts/withdrawal: no text says how consent is taken back. Mend: add texts.withdrawal:"
                                + " that a yes can be taken back at any time, and where [withdrawal-text-missing, GDPR 7(3)]");
    }

    @Test
    void what_is_no_policy_at_all_is_one_finding(@TempDir Path folder) throws Exception {
        Path latin = Files.write(folder.resolve("latin.json"), "{\"ä\":1}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Stream.of(
                        PolicyLint.check("{\n oops", LintCase.TODAY),
                        PolicyLint.check("[]", LintCase.TODAY),
                        PolicyLint.check(latin, LintCase.TODAY),
                        PolicyLint.check(folder.resolve("nowhere.json"), LintCase.TODAY)))
                .allSatisfy(findings -> assertThat(findings).singleElement().satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("document-form");
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.line()).startsWith("error (document): ");
                }));
    }

    @Test
    void a_file_is_looked_through_like_its_text(@TempDir Path folder) throws Exception {
        ObjectNode document = LintCase.clean();
        ((ObjectNode) document.get("controller")).remove("authority");
        Path file = Files.writeString(folder.resolve("policy.json"), document.toString());

        assertThat(PolicyLint.check(file, LintCase.TODAY))
                .isEqualTo(PolicyLint.check(document.toString(), LintCase.TODAY))
                .extracting(Finding::rule)
                .containsExactly("authority-missing");
    }

    @Test
    void a_policy_with_errors_is_refused_with_all_of_them_and_their_articles() {
        Policy policy = policy(document -> {
            ((ObjectNode) document.at("/recipients/1")).remove("transfer");
            ((ObjectNode) document.get("texts")).remove("withdrawal");
            ((ObjectNode) document.at("/purposes/5")).put("retention", "P30Y");
        });

        assertThatThrownBy(() -> PolicyLint.refuse(policy, Optional.empty(), LintCase.TODAY))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("policy version 1: /recipients/1/transfer")
                .hasMessageContaining("GDPR 44")
                .hasMessageContaining("Mend: name the ground")
                .hasMessageContaining("/texts/withdrawal")
                .hasMessageContaining("GDPR 7(3)")
                .message()
                .hasLineCount(2);
    }

    @Test
    void a_policy_with_warnings_only_passes_and_they_are_given_back() {
        Policy policy = policy(document -> ((ObjectNode) document.at("/purposes/5")).put("retention", "P30Y"));

        assertThat(PolicyLint.refuse(policy, Optional.empty(), LintCase.TODAY))
                .extracting(Finding::rule)
                .containsExactly("retention-long");
        assertThat(PolicyLint.refuse(policy(document -> {}), Optional.empty(), LintCase.TODAY))
                .isEmpty();
    }

    @Test
    @Tag("GDPR-28")
    void the_day_decides_about_warnings_only() {
        Policy policy = policy(document -> {});
        LocalDate last = LocalDate.parse("2028-05-01");

        assertThat(PolicyLint.check(policy, Optional.empty(), last.minusDays(61)))
                .isEmpty();
        assertThat(PolicyLint.check(policy, Optional.empty(), last.minusDays(60)))
                .extracting(Finding::rule)
                .containsExactly("certificate-expiring", "certificate-expiring");
        assertThat(PolicyLint.check(policy, Optional.empty(), last))
                .extracting(Finding::rule)
                .containsExactly("certificate-expiring", "certificate-expiring");
        assertThat(PolicyLint.check(policy, Optional.empty(), last.plusDays(1)))
                .extracting(Finding::rule)
                .containsExactly("certificate-expired", "certificate-expired");
        for (LintCase golden :
                LintCase.all().filter(each -> !each.file().has("before")).toList()) {
            String document = LintCase.changed(golden.file().get("change")).toString();
            assertThat(errors(PolicyLint.check(document, LocalDate.EPOCH)))
                    .as(golden.name())
                    .isEqualTo(errors(PolicyLint.check(document, LocalDate.parse("2999-12-31"))));
        }
    }

    @Test
    void errors_come_before_warnings() {
        assertThat(LintCase.all())
                .allSatisfy(golden -> assertThat(golden.findings())
                        .extracting(Finding::severity)
                        .isSorted());
    }

    @Test
    void the_rules_are_listed_with_what_a_reader_needs() {
        assertThat(PolicyLint.rules()).hasSizeGreaterThan(25).allSatisfy(rule -> {
            assertThat(rule.id()).matches("[a-z]+(-[a-z]+)*");
            assertThat(rule.title()).isNotBlank().doesNotContain("|");
            assertThat(rule.mend()).isNotBlank().doesNotContain("|");
        });
    }

    @Test
    void whatever_stands_in_a_document_lint_answers_and_agrees_with_strict_reading() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> reading = ReadingRules.all().stream().map(LintRule::id).toList();
        int refused = 0;
        for (int i = 0; i < 600; i++) {
            String document = mutilated(random).toString();
            boolean readable = readable(document);
            refused += readable ? 0 : 1;

            assertThat(PolicyLint.check(document, LintCase.TODAY).stream()
                            .anyMatch(finding -> reading.contains(finding.rule())))
                    .as("seed %d, document %s", seed, document)
                    .isNotEqualTo(readable);
        }
        assertThat(refused).as("seed %d", seed).isBetween(50, 595);
    }

    private static boolean readable(String document) {
        try {
            Policy.parse(document);
            return true;
        } catch (PolicyException e) {
            return false;
        }
    }

    /** The clean policy with one to three of its places taken away or replaced. */
    private static ObjectNode mutilated(Random random) {
        ObjectNode document = LintCase.clean();
        for (int i = random.nextInt(3); i >= 0; i--) {
            List<JsonNode> parents = new ArrayList<>();
            collect(document, parents);
            JsonNode parent = parents.get(random.nextInt(parents.size()));
            int place = random.nextInt(parent.size());
            JsonNode value = value(random);
            if (parent instanceof ArrayNode list) {
                list.set(place, value);
            } else {
                String field = parent.properties().stream()
                        .skip(place)
                        .findFirst()
                        .orElseThrow()
                        .getKey();
                ((ObjectNode) parent).set(field, value);
                if (random.nextInt(3) == 0) {
                    ((ObjectNode) parent).remove(field);
                }
            }
        }
        return document;
    }

    private static void collect(JsonNode node, List<JsonNode> parents) {
        if (node.isContainerNode() && !node.isEmpty()) {
            parents.add(node);
            node.forEach(child -> collect(child, parents));
        }
    }

    private static JsonNode value(Random random) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(8)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.numberNode(random.nextInt(3));
            case 2 -> nodes.textNode("");
            case 3 -> nodes.textNode(random.nextBoolean() ? "consent" : "legitimate-interest");
            case 4 -> nodes.arrayNode().add("newsletter");
            case 5 -> nodes.objectNode().put("de", "Ja").put("en", "Yes");
            case 6 -> nodes.booleanNode(true);
            default -> nodes.textNode("P20Y");
        };
    }

    @Test
    void the_policies_of_this_repository_have_no_errors_and_those_that_people_copy_no_warnings() throws Exception {
        String shop = Files.readString(
                Path.of("../consent-examples/src/main/resources/io/klartext/examples/shop/consent/shop-policy.json"));
        String benchmark = Files.readString(Path.of("../consent-benchmarks/src/main/resources/benchmark-policy.json"));

        assertThat(PolicyLint.check(shop, LintCase.TODAY)).isEmpty();
        assertThat(PolicyLint.check(sample("../README.md"), LintCase.TODAY)).isEmpty();
        assertThat(errors(PolicyLint.check(sample("../docs/policy.md"), LintCase.TODAY)))
                .isEmpty();
        assertThat(errors(PolicyLint.check(benchmark, LintCase.TODAY))).isEmpty();
    }

    private static String sample(String documentation) throws Exception {
        return Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of(documentation)))
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.collectingAndThen(Collectors.toList(), samples -> samples.get(samples.size() - 1)));
    }

    @Test
    void the_documentation_lists_exactly_these_rules() throws Exception {
        Path file = Path.of("..", "docs", "lint.md");
        String table = PolicyLint.rules().stream()
                .map(rule -> "| `%s` | %s | %s | %s | %s |\n"
                        .formatted(rule.id(), rule.severity().word(), rule.article(), rule.title(), rule.mend()))
                .collect(Collectors.joining(
                        "", "| rule | severity | article | what it says | mend |\n|---|---|---|---|---|\n", ""));
        String text = Files.readString(file);
        int start = text.indexOf("| rule |");
        if ("write".equals(System.getProperty("golden"))) {
            text = text.substring(0, start) + table;
            Files.writeString(file, text);
        }

        assertThat(text.substring(start)).isEqualTo(table);
    }

    @Test
    void no_text_of_a_policy_can_forge_a_line_of_a_log() {
        ObjectNode document = LintCase.clean();
        ((ObjectNode) document.at("/texts/refuse")).put("en", "Not\nnow\r\n2026-11-20 INFO all is well");
        ((ObjectNode) document.at("/recipients/0/certification")).put("iso\n27001", "2026-11-30");

        assertThat(PolicyLint.check(document.toString(), LintCase.TODAY))
                .hasSizeGreaterThan(1)
                .allSatisfy(finding -> assertThat(finding.line()).doesNotContain("\n", "\r"));
    }
}
