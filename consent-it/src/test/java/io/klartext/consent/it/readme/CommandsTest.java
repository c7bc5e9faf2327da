package io.klartext.consent.it.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.it.Given;
import io.klartext.consent.it.process.ConsentRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/cli.md shows is what the program prints. */
class CommandsTest {

    private static final String PROMPT = "$ ";
    private static final String PROGRAM = "consent ";
    private static final String LEFT_OUT = "...";

    /** A command, and what the page shows below it. */
    private record Shown(String command, List<String> lines) {}

    @Test
    void every_command_of_the_page_prints_what_the_page_shows(@TempDir Path folder) throws IOException {
        policies(folder);
        rulesAndPage(folder);
        int exitCode = 0;
        List<Shown> commands = shown();
        assertThat(commands).hasSizeGreaterThan(5);
        for (Shown shown : commands) {
            List<String> printed;
            if (shown.command().equals("echo $?")) {
                printed = List.of(String.valueOf(exitCode));
            } else {
                assertThat(shown.command()).startsWith(PROGRAM);
                ConsentRun run = ConsentRun.in(
                        folder, shown.command().substring(PROGRAM.length()).split(" "));
                exitCode = run.exitCode();
                printed = new ArrayList<>(run.out().lines().toList());
                printed.addAll(run.errors());
            }
            assertThat(String.join("\n", printed)).as(shown.command()).matches(pattern(shown.lines()));
        }
    }

    /** The shop's policy, and a version 2 in which the banner also uses the e-mail address and a text is lost. */
    private static void policies(Path folder) throws IOException {
        String policy = Files.readString(Given.root()
                .resolve("consent-examples/src/main/resources/io/klartext/examples/shop/consent/shop-policy.json"));
        Files.writeString(folder.resolve("shop-policy.json"), policy);
        Files.writeString(
                folder.resolve("next.json"),
                policy.replace("\"version\": 1,", "\"version\": 2,")
                        .replaceFirst(
                                "\"data\": \\[\"favourite-category\"]", "\"data\": [\"favourite-category\", \"email\"]")
                        .replaceFirst("\"withdrawal\": \\{[^}]*\\},", ""));
    }

    /** The rules of docs/adapter.md with a mistake in the second, and a page of a shop as they might meet it. */
    private static void rulesAndPage(Path folder) throws IOException {
        String adapter = Files.readString(Given.root().resolve("docs/adapter.md"));
        String rules = adapter.substring(adapter.indexOf("{\"rules\""));
        Files.writeString(
                folder.resolve("consent-rules.json"),
                rules.substring(0, rules.indexOf("```")).replace("div.banner", "div.Banner"));
        Files.writeString(folder.resolve("cart.html"), """
                <!DOCTYPE html>
                <html lang="en"><head><title>Your cart</title>
                <script src="https://cdn.example/pixel.js"></script>
                </head><body><h1>Your cart</h1>
                <table id="MyList">
                <tr data-sku="oil-03"><td>Truffle oil</td><td>9 EUR</td></tr>
                </table>
                <div class="banner" data-campaign="c-7">More oil</div>
                </body></html>
                """);
    }

    private static List<Shown> shown() throws IOException {
        List<Shown> commands = new ArrayList<>();
        boolean console = false;
        for (String line : Files.readAllLines(Given.root().resolve("docs/cli.md"))) {
            if (line.startsWith("```")) {
                console = line.equals("```console");
            } else if (console && line.startsWith(PROMPT)) {
                commands.add(new Shown(line.substring(PROMPT.length()), new ArrayList<>()));
            } else if (console) {
                commands.get(commands.size() - 1).lines().add(line);
            }
        }
        return commands;
    }

    private static Pattern pattern(List<String> lines) {
        return Pattern.compile(
                lines.stream()
                        .map(line -> line.equals(LEFT_OUT) ? ".*" : Pattern.quote(line))
                        .collect(Collectors.joining("\n")),
                Pattern.DOTALL);
    }
}
