package io.klartext.consent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("GDPR-13.3")
class DiffCommandTest {

    private static final String BEFORE = Run.shopPolicy().toString();

    @TempDir
    private Path folder;

    private String wider = "";
    private String narrower = "";

    @BeforeEach
    void write() throws IOException {
        String next = Files.readString(Run.shopPolicy()).replace("\"version\": 1,", "\"version\": 2,");
        wider = Files.writeString(
                        folder.resolve("wider.json"),
                        next.replaceFirst(
                                "\"data\": \\[\"favourite-category\"]",
                                "\"data\": [\"favourite-category\", \"email\"]"))
                .toString();
        narrower = Files.writeString(folder.resolve("narrower.json"), next.replace("P365D", "P180D"))
                .toString();
    }

    @Test
    void a_wider_purpose_is_told_and_named_as_one_that_asks_again() {
        Run run = Run.of("diff", BEFORE, wider, "--language", "en");

        assertThat(run.exitCode()).isZero();
        assertThat(run.problems()).isEmpty();
        assertThat(run.out())
                .contains("Banner for your favourite category\n- ", "Your e-mail address")
                .endsWith("""

                Material, so that whoever allowed it is asked again:
                - Banner for your favourite category (campaign-banner)
                """);
        assertThat(Run.of("diff", "--fail-on-material", BEFORE, wider).exitCode())
                .isEqualTo(1);
    }

    @Test
    void a_narrower_purpose_asks_nobody() {
        Run run = Run.of("diff", "--fail-on-material", BEFORE, narrower);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Für Sie ausgesucht\n- ").endsWith("\n\nNiemand wird erneut gefragt.\n");
    }

    @Test
    void a_policy_and_itself_do_not_differ() {
        assertThat(Run.of("diff", BEFORE, BEFORE, "-l", "en")).isEqualTo(new Run(0, "Nothing differs.\n", List.of()));
    }

    @Test
    void versions_in_the_wrong_order_and_stdin_twice_are_wrong_use() throws IOException {
        Run turned = Run.of("diff", wider, BEFORE);

        assertThat(turned.exitCode()).isEqualTo(2);
        assertThat(turned.problems())
                .containsExactly(
                        wider + ": is version 2, and " + BEFORE + " is version 1. Mend: name the older one first");
        assertThat(Run.of("diff", "-", "-").problems())
                .containsExactly("stdin: holds one policy, not two. Mend: name a file for one of them");
        assertThat(Run.reading(Files.readString(Run.shopPolicy()), "diff", "-", wider)
                        .exitCode())
                .isZero();
    }

    @Test
    void programs_get_the_differences_as_json() throws IOException {
        Run run = Run.of("diff", BEFORE, wider, "-f", "json", "-l", "en", "-m");

        assertThat(run.exitCode()).isEqualTo(1);
        JsonNode tree = new ObjectMapper().readTree(run.out());
        assertThat(tree.path("from").intValue()).isEqualTo(1);
        assertThat(tree.path("to").intValue()).isEqualTo(2);
        assertThat(tree.path("askedAgain")).extracting(JsonNode::textValue).containsExactly("campaign-banner");
        assertThat(tree.path("purposes")).hasSize(1);
        JsonNode purpose = tree.path("purposes").get(0);
        assertThat(purpose.path("kind").textValue()).isEqualTo("changed");
        assertThat(purpose.path("asksAgain").booleanValue()).isTrue();
        assertThat(purpose.at("/differences/0/respect").textValue()).isEqualTo("data");
        assertThat(purpose.at("/differences/0/weight").textValue()).isEqualTo("material");
        assertThat(purpose.at("/differences/0/sentence").textValue()).contains("Your e-mail address");
        assertThat(tree.path("overall").isArray()).isTrue();
    }
}
