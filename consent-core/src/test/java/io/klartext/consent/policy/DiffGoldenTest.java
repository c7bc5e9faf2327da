package io.klartext.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a diff says, word for word. Each {@code diff/NN-name.json} is a list of patches of {@code diff/base.json}, one for
 * each version of a policy (see {@link PatchedPolicy}); {@code NN-name.txt} is the diff of the first and the last one.
 * After a wanted change {@code ./mvnw -f consent-core/pom.xml test -Dtest=DiffGoldenTest -Dgolden=write} writes the texts
 * anew; read what git then shows.
 */
@Tag("GDPR-13.3")
class DiffGoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/io/klartext/consent/policy/diff");

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("\\d\\d-.*\\.json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        }
    }

    private static List<Policy> policies(String name) throws IOException {
        List<Policy> policies = new ArrayList<>();
        for (JsonNode patch : PatchedPolicy.JSON.readTree(Files.readString(FOLDER.resolve(name + ".json")))) {
            policies.add(PatchedPolicy.of(policies.size() + 1, patch));
        }
        return policies;
    }

    private static String write(PolicyDiff diff) {
        List<String> lines = new ArrayList<>();
        for (PurposeDiff purpose : diff.purposes()) {
            lines.add(purpose.purpose() + ": " + purpose.kind() + (purpose.asksAgain() ? ", asks again" : ""));
            purpose.differences().forEach(difference -> write(difference, lines));
        }
        if (!diff.overall().isEmpty()) {
            lines.add("overall");
            diff.overall().forEach(difference -> write(difference, lines));
        }
        return lines.isEmpty() ? "nothing\n" : String.join("\n", lines) + "\n";
    }

    private static void write(Difference difference, List<String> lines) {
        lines.add("  " + difference.weight() + " " + difference.respect());
        lines.add("    en: " + difference.in("en"));
        lines.add("    de: " + difference.in("de"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_diff_says_what_was_agreed(String name) throws IOException {
        List<Policy> policies = policies(name);
        PolicyDiff diff = PolicyVersions.of(policies).diff(1, policies.size());
        String said = write(diff);
        Path golden = FOLDER.resolve(name + ".txt");
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(golden, said);
        }

        assertThat(said).isEqualTo(Files.readString(golden));
        if (policies.size() == 2) {
            assertThat(diff).isEqualTo(PolicyDiff.between(policies.get(0), policies.get(1)));
        }
    }

    @Test
    void there_are_enough_of_them_and_none_without_a_case() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(50);
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))
                            .filter(name -> name.endsWith(".txt"))
                            .map(name -> name.substring(0, name.length() - ".txt".length())))
                    .containsExactlyInAnyOrderElementsOf(cases());
        }
    }
}
