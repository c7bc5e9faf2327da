package io.klartext.consent.it.container;

import io.klartext.consent.it.Given;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** A container that runs. What it says goes to a log beside its folder, and can be waited for. */
public final class ServerProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;
    private static final String GUARD = Guarded.class.getName().replace('.', '/') + ".class";

    private final Server server;
    private final String name;
    private final Process process;
    private final Path log;
    private final List<String> said = new ArrayList<>();
    private final Map<Predicate<String>, CompletableFuture<String>> awaited = new LinkedHashMap<>();

    private ServerProcess(Server server, String name, Process process, Path log) {
        this.server = server;
        this.name = name;
        this.process = process;
        this.log = log;
        Thread reader = new Thread(this::read, "log-of-" + name);
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a container with the applications of the tests, the traps at its root. It ends with this process at the latest. */
    static ServerProcess start(Server server) {
        return start(server, server.folder(), WebApplication::fillAll);
    }

    /** Starts a container with one web application, which is its only one. It ends with this process at the latest. */
    public static ServerProcess start(Server server, String name, Filling application) {
        try {
            Path run = Given.containersRun();
            Path base = run.resolve(name);
            delete(base);
            Files.createDirectories(base.resolve("temp"));
            server.prepare(server.home(), base);
            application.fill(base.resolve("webapps/ROOT"));
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx128m", "-Djava.io.tmpdir=" + base.resolve("temp")));
            command.addAll(server.command(server.home(), base, guard(base)));
            Process process = new ProcessBuilder(command)
                    .directory(base.toFile())
                    .redirectErrorStream(true)
                    .start();
            return new ServerProcess(server, name, process, run.resolve(name + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder with one class and nothing else, so that no web application finds ours through its container. */
    private static Path guard(Path base) throws IOException {
        Path guard = base.resolve("guard");
        Files.createDirectories(guard.resolve(GUARD).getParent());
        try (InputStream in = Guarded.class.getResourceAsStream("/" + GUARD)) {
            Files.copy(Objects.requireNonNull(in), guard.resolve(GUARD));
        }
        return guard;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter file = Files.newBufferedWriter(log)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                file.write(line);
                file.newLine();
                file.flush();
                hear(line);
            }
        } catch (IOException e) {
            hear("the log broke: " + e.getMessage());
        }
        fail();
    }

    private synchronized void hear(String line) {
        said.add(line);
        awaited.forEach((wanted, found) -> {
            if (wanted.test(line)) {
                found.complete(line);
            }
        });
    }

    private synchronized void fail() {
        awaited.values()
                .forEach(found -> found.completeExceptionally(new IllegalStateException(name + " ended; see " + log)));
    }

    /** Waits for a line of the log; it may have been there already. */
    public String awaitLine(Predicate<String> wanted) {
        CompletableFuture<String> found = new CompletableFuture<>();
        synchronized (this) {
            said.stream().filter(wanted).findFirst().ifPresent(found::complete);
            awaited.put(wanted, found);
        }
        return found.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** All lines of the log so far. */
    public synchronized List<String> lines() {
        return List.copyOf(said);
    }

    /** Waits until it is open; its port on this machine. */
    public int port() {
        Matcher line = server.port().matcher(awaitLine(server.port().asPredicate()));
        if (!line.find()) {
            throw new IllegalStateException("a line that matched does not");
        }
        return Integer.parseInt(line.group(1));
    }

    @Override
    public String toString() {
        return name;
    }

    /** What an application's folder is filled with. */
    public interface Filling {

        /** Fills a folder that is not there yet. */
        void fill(Path folder) throws IOException;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
