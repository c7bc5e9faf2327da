package io.klartext.consent.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.klartext.consent.policy.Finding;
import io.klartext.consent.policy.LintRule;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyLint;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each case changes a clean policy a little and expects exactly the findings that stand beside it. After a change that is
 * meant, {@code -Dgolden=write} writes them anew.
 */
@Tag("GDPR-12")
@Tag("GDPR-22")
@Tag("GDPR-28")
class LintGoldenTest {

    static Stream<LintCase> cases() {
        return LintCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_case_has_the_findings_that_stand_beside_it(LintCase golden) throws IOException {
        String found =
                golden.findings().stream().map(finding -> finding.line() + "\n").collect(Collectors.joining());
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(golden.expected(), found);
        }

        assertThat(found).isEqualTo(Files.readString(golden.expected())).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothing_is_said_about_the_neighbours_of_a_case(LintCase golden) {
        for (JsonNode neighbour : golden.silent().toList()) {
            assertThat(golden.findings(neighbour)).as(neighbour.toString()).isEmpty();
        }
    }

    @Test
    void nothing_is_said_about_the_clean_policy() {
        String clean = LintCase.clean().toString();

        assertThat(PolicyLint.check(clean, LintCase.TODAY)).isEmpty();
        assertThat(PolicyLint.check(Policy.parse(clean), Optional.empty(), LintCase.TODAY))
                .isEmpty();
    }

    @Test
    void every_rule_speaks_in_some_case_and_no_two_rules_share_an_id() {
        Set<String> spoken = LintCase.all()
                .flatMap(golden -> golden.findings().stream())
                .map(Finding::rule)
                .collect(Collectors.toSet());

        assertThat(PolicyLint.rules()).extracting(LintRule::id).doesNotHaveDuplicates();
        assertThat(spoken)
                .containsExactlyInAnyOrderElementsOf(
                        PolicyLint.rules().stream().map(LintRule::id).toList());
    }

    @Test
    void every_finding_names_its_article_its_place_and_its_mend() {
        assertThat(LintCase.all().flatMap(golden -> golden.findings().stream())).allSatisfy(finding -> {
            assertThat(finding.pointer()).matches("(/[^/]+)*");
            assertThat(finding.article()).matches("(GDPR|DSA|ePrivacy|EDPB) [\\d(][\\w()/]*|policy\\.schema\\.json");
            assertThat(finding.message()).isNotBlank().doesNotContain("\n").doesNotMatch(".*[^.]\\.");
            assertThat(finding.mend()).isNotBlank().doesNotContain("\n").doesNotMatch(".*[^.]\\.");
        });
    }
}
