package io.klartext.consent.it.process;

import io.klartext.consent.it.Given;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A Java program in a process of its own. */
public final class Child implements AutoCloseable {

    private static final String OPEN = "Muster Feinkost is open: ";

    private final Process process;
    private final BufferedReader out;
    private final Path errors;

    private Child(Process process, Path errors) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.errors = errors;
    }

    /** Starts a class with a main method. It works in the folder. */
    public static Child start(Path folder, Collection<Path> classPath, String mainClass, String... arguments)
            throws IOException {
        List<String> options = List.of("-cp", joined(classPath), mainClass);
        return java(folder, options, arguments);
    }

    /** Starts {@code java} with any options. */
    public static Child java(Path folder, List<String> options, String... arguments) throws IOException {
        Path errors = Files.createTempFile("stderr", ".txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dshop.webapp=" + Given.webapp());
        command.addAll(options);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .start();
        return new Child(process, errors);
    }

    /** A path of files as {@code java} takes it. */
    public static String joined(Collection<Path> path) {
        return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Waits until the shop says that it is open; its address. */
    public URI address() throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(OPEN)) {
                return URI.create(line.substring(OPEN.length()));
            }
        }
        throw new AssertionError("The shop does not open: " + errors());
    }

    /** Waits for its end; everything that it still says. */
    public String output() throws IOException {
        return out.lines().collect(Collectors.joining("\n"));
    }

    /** Waits for its end; its exit code. */
    public int exitCode() {
        return process.onExit().join().exitValue();
    }

    /** What it said on stderr. */
    public List<String> errors() {
        try {
            return Files.readAllLines(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() throws IOException {
        kill();
        Files.delete(errors);
    }
}
