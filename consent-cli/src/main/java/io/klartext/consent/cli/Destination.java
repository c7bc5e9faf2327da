package io.klartext.consent.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the result goes: stdout, or a file that is there whole or not at all. */
final class Destination {

    private static final int MOST_TRIES = 100;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "write to FILE, whole or not at all (default: stdout)")
    private Optional<String> file = Optional.empty();

    /** Writes the result. */
    void write(String result, Terminal terminal) {
        if (file.isPresent() && !file.get().equals("-")) {
            write(result, path(file.get()));
            return;
        }
        terminal.out().print(result);
        if (terminal.out().checkError()) {
            throw new CliException("stdout", "could not be written in full", "check the disk and the pipe");
        }
    }

    private static Path path(String name) {
        try {
            return Path.of(name).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new CliException(
                    name, "is no file name here (" + e.getReason() + ")", "set a UTF-8 locale such as LC_ALL=C.UTF-8");
        }
    }

    /** Writes a file that was named elsewhere than by {@code --output}, in the same way. */
    static void write(byte[] result, String named) {
        write(result, path(named));
    }

    static void write(String result, Path named) {
        write(result.getBytes(StandardCharsets.UTF_8), named);
    }

    /** Writes beside the target first and then takes its place, so that nobody ever reads a part of it. */
    private static void write(byte[] result, Path named) {
        try {
            // A link keeps pointing where it does: what it names is replaced.
            Path target = Files.exists(named) ? named.toRealPath() : named;
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                throw new CliException(
                        named.toString(), "is no ordinary file", "name a file, or leave --output out and use stdout");
            }
            Path fresh = fresh(target);
            try {
                Files.write(fresh, result, StandardOpenOption.SYNC);
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new CliException(
                    named.toString(),
                    "cannot be written",
                    "check that its folder is there, may be written and has room");
        }
    }

    /** An empty file beside the target, with the permissions of any new file; a temporary file would be private. */
    private static Path fresh(Path target) throws IOException {
        for (int i = 0; ; i++) {
            Path candidate = target.resolveSibling("." + target.getFileName() + "." + i + ".part");
            try {
                return Files.createFile(candidate);
            } catch (FileAlreadyExistsException e) {
                if (i == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }
}
