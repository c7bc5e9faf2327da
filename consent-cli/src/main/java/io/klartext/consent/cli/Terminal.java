package io.klartext.consent.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;

/**
 * Where a run reads and writes, and which time it is.
 *
 * @param in what {@code -} reads
 * @param out what was asked for, in UTF-8 whatever the platform's own encoding is
 * @param err problems, likewise
 * @param clock the day on which a policy is checked
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, Clock clock) {

    /** The streams of this process. */
    static Terminal ofProcess() {
        return new Terminal(System.in, stream(FileDescriptor.out), stream(FileDescriptor.err), Clock.systemUTC());
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)), false, StandardCharsets.UTF_8);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    /** Says what is wrong: one line, whatever stands in it. */
    void problem(String line) {
        err.print(PlainText.line(line) + "\n");
        err.flush();
    }

    /** Says why the run cannot do what was asked. */
    void problem(CliException problem) {
        String.valueOf(problem.getMessage()).lines().forEach(this::problem);
    }
}
