package io.klartext.consent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {

    @TempDir
    private Path folder;

    private String good = "";

    @BeforeEach
    void read() throws IOException {
        good = Files.readString(Run.shopPolicy());
    }

    private String write(String name, String document) throws IOException {
        return Files.writeString(folder.resolve(name), document).toString();
    }

    @Test
    void a_policy_without_findings_is_clean() {
        String name = Run.shopPolicy().toString();

        assertThat(Run.of("lint", "--strict", name))
                .isEqualTo(new Run(0, name + ": no errors, no warnings\n", List.of()));
    }

    @Test
    void an_error_is_a_line_with_its_place_its_mend_and_its_article() throws IOException {
        String bad = write("bad.json", good.replace("\"withdrawal\": {", "\"allow\": {"));

        Run run = Run.of("lint", bad);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.problems()).isEmpty();
        assertThat(run.out().lines())
                .anyMatch(line -> line.startsWith(bad + ": error /texts/withdrawal: ")
                        && line.contains(". Mend: ")
                        && line.contains("[withdrawal-text-missing, GDPR 7(3)]"))
                .last()
                .asString()
                .startsWith(bad + ": 1 error, ");
    }

    @Test
    void a_warning_counts_only_when_strict() throws IOException {
        String old = write("old.json", good);

        Run run = Run.of("lint", "--today", "2028-06-01", old);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("warning /recipients/0/certification/iso27001", "no errors, 1 warning");
        assertThat(Run.of("lint", "--today", "2028-06-01", "--strict", old).exitCode())
                .isEqualTo(1);
        assertThat(Run.of("lint", "--strict", old).exitCode())
                .as("by the clock's day")
                .isZero();
    }

    @Test
    void a_document_that_is_no_policy_is_findings() throws IOException {
        Run run = Run.of("lint", write("bad.json", good.replace("\"version\": 1,", "\"version\": \"one\",")));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("error /version: ");
    }

    @Test
    void two_policies_are_both_looked_through_even_if_one_cannot_be_read() throws IOException {
        String bad = write("bad.json", good.replace("\"withdrawal\": {", "\"allow\": {"));
        String fine = write("fine.json", good);

        Run both = Run.of("lint", bad, fine);
        Run three = Run.of("lint", "nowhere.json", bad, fine);

        assertThat(both.exitCode()).isEqualTo(1);
        assertThat(both.out()).contains(bad + ": 1 error", fine + ": no errors, no warnings");
        assertThat(three.exitCode()).isEqualTo(2);
        assertThat(three.problems()).singleElement().asString().startsWith("nowhere.json: there is no such file");
        assertThat(three.out()).isEqualTo(both.out());
    }

    @Test
    void what_changed_since_the_version_before_is_checked_too() throws IOException {
        String before = write("before.json", good);
        String after = write(
                "after.json",
                good.replace("\"version\": 1,", "\"version\": 2,")
                        .replace("\"directMarketing\": true,", "\"directMarketing\": false,"));
        String broken = write("broken.json", good.replace("\"version\": 1,", "\"version\": \"one\","));

        assertThat(Run.of("lint", "--before", before, after).out()).contains("[objection-evaded, ");
        assertThat(Run.of("lint", after).out()).doesNotContain("[objection-evaded, ");
        assertThat(Run.of("lint", "--before", before, broken))
                .isEqualTo(Run.of("lint", broken))
                .extracting(Run::exitCode)
                .isEqualTo(1);
    }

    @Test
    void programs_get_the_findings_as_json() throws IOException, JsonProcessingException {
        String bad = write("bad.json", good.replace("\"withdrawal\": {", "\"allow\": {"));

        Run run = Run.of("lint", "--format", "json", bad, Run.shopPolicy().toString());

        assertThat(run.exitCode()).isEqualTo(1);
        JsonNode policies = new ObjectMapper().readTree(run.out()).path("policies");
        assertThat(policies).hasSize(2);
        assertThat(policies.get(0).path("policy").textValue()).isEqualTo(bad);
        assertThat(policies.get(0).path("errors").intValue()).isEqualTo(1);
        assertThat(policies.get(1).path("findings")).isEmpty();
        JsonNode finding = policies.get(0).path("findings").get(0);
        assertThat(finding.path("severity").textValue()).isEqualTo("error");
        assertThat(finding.path("rule").textValue()).isEqualTo("withdrawal-text-missing");
        assertThat(finding.path("article").textValue()).isEqualTo("GDPR 7(3)");
        assertThat(finding.path("pointer").textValue()).isEqualTo("/texts/withdrawal");
        assertThat(finding.path("message").textValue()).isNotBlank();
        assertThat(finding.path("mend").textValue()).isNotBlank();
    }
}
