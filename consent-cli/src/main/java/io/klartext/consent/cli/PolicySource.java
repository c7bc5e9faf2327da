package io.klartext.consent.cli;

import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A policy document as it was named on the command line: a file, or {@code -} for stdin.
 *
 * @param name what problems call it
 * @param document its text; JSON, but perhaps no policy
 */
record PolicySource(String name, String document) {

    private static final String STDIN = "-";
    /** Far above any policy; a device file would never end. */
    private static final int MOST_BYTES = 16 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Reads it whole. */
    static PolicySource read(String argument, Terminal terminal) {
        String name = argument.equals(STDIN) ? "stdin" : argument;
        try {
            byte[] bytes = argument.equals(STDIN) ? bytes(terminal.in()) : bytes(file(argument));
            if (bytes.length > MOST_BYTES) {
                throw new CliException(name, "is larger than any policy", "name the policy document");
            }
            return new PolicySource(name, json(name, bytes));
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static Path file(String argument) {
        try {
            return Path.of(argument);
        } catch (InvalidPathException e) {
            throw new CliException(
                    argument,
                    "is no file name here (" + e.getReason() + ")",
                    "set a UTF-8 locale such as LC_ALL=C.UTF-8, or write - and send the file to stdin");
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new CliException(file.toString(), "is a folder", "name the policy document in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return bytes(in);
        }
    }

    private static byte[] bytes(InputStream in) throws IOException {
        return in.readNBytes(MOST_BYTES + 1);
    }

    private static CliException unreadable(String name, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new CliException(name, "there is no such file", "name the policy file, with its folder");
        }
        if (e instanceof AccessDeniedException) {
            return new CliException(name, "may not be read", "check its permissions");
        }
        return new CliException(name, "cannot be read", "check the disk, and that it is a file");
    }

    private static String json(String name, byte[] bytes) {
        String text = utf8(name, bytes);
        if (text.isBlank()) {
            throw new CliException(name, "is empty", "write a policy document, or name the right file");
        }
        if (text.charAt(0) == BYTE_ORDER_MARK) {
            throw new CliException(
                    name, "starts with a byte order mark", "save it as UTF-8 without one (RFC 8259, 8.1)");
        }
        Json.problem(text).ifPresent(problem -> {
            throw new CliException(name, "is not JSON" + problem, "correct the syntax there, or name the right file");
        });
        return text;
    }

    private static String utf8(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CliException(name, "is not text in UTF-8", "save it as UTF-8, or name the right file");
        }
    }

    /** The policy in it. */
    Policy policy() {
        try {
            return Policy.parse(document);
        } catch (PolicyException e) {
            throw new CliException(e.problems().stream()
                    .map(problem -> name + ": " + problem.line())
                    .toList());
        }
    }
}
