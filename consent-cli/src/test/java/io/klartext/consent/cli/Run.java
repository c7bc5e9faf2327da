package io.klartext.consent.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/**
 * One run of the program.
 *
 * @param exitCode what it says to the shell
 * @param out what it printed
 * @param problems the lines on stderr
 */
record Run(int exitCode, String out, List<String> problems) {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);

    static Run of(String... arguments) {
        return reading(new ByteArrayInputStream(new byte[0]), arguments);
    }

    static Run reading(String stdin, String... arguments) {
        return reading(new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)), arguments);
    }

    static Run reading(InputStream stdin, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = ConsentCli.run(terminal(stdin, print(out), print(err)), arguments);
        return new Run(
                exitCode,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8).lines().toList());
    }

    static Terminal terminal(InputStream in, PrintStream out, PrintStream err) {
        return new Terminal(in, out, err, CLOCK);
    }

    static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, false, StandardCharsets.UTF_8);
    }

    /** A policy that says something in every field. */
    static String everything() {
        try (InputStream in =
                Objects.requireNonNull(Run.class.getResourceAsStream("everything.json"), "everything.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The example shop's policy, which the documentation shows too. */
    static Path shopPolicy() {
        return Path.of("../consent-examples/src/main/resources/io/klartext/examples/shop/consent/shop-policy.json");
    }
}
