package io.klartext.consent.jdbc;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.store.PendingEvent;
import io.klartext.consent.store.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Another JVM with a store of its own. */
final class Child implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;

    private Child(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    static Child start(String... command) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                Child.class.getName());
        builder.command().addAll(List.of(command));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        return new Child(builder.start());
    }

    static Child start(String what, Path file) throws IOException {
        return start(what, file.toString(), "0");
    }

    /** The next line that it printed; empty at its end. */
    String line() throws IOException {
        String line = out.readLine();
        return line == null ? "" : line;
    }

    /** Kills it as {@code kill -9} does and waits until it is gone; what it had printed can still be read. */
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** In the other JVM: opens the store and holds it, or appends and prints each id that was acknowledged. */
    public static void main(String[] args) throws IOException {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(Path.of(args[1]))) {
            say("open");
            if (args[0].equals("hold")) {
                int end = System.in.read();
                say("ended " + end);
                return;
            }
            for (int i = 0; ; i++) {
                PendingEvent event = Sample.granted(args[2] + "-" + i);
                Outcome outcome = Sample.append(store, SubjectId.account("s-" + i % 5), event);
                EventId id = event.id();
                say(outcome.isRecorded() ? "s-" + i % 5 + " " + id : "lost " + id);
            }
        } catch (StoreException e) {
            say("refused: " + e.getMessage());
        }
    }

    /** One line in one write, so that no half line is left by a kill. */
    private static void say(String line) {
        System.out.print(line + "\n");
        System.out.flush();
    }
}
