package io.klartext.consent.cli;

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

/** Something to read as it was named on the command line: a file, or {@code -} for stdin. */
final class Source {

    static final String STDIN = "-";
    /** Far above any policy or page; a device file would never end. */
    private static final int MOST_BYTES = 16 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String name;
    private final byte[] bytes;

    private Source(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /** What problems call it. */
    String name() {
        return name;
    }

    /** All of it. */
    byte[] bytes() {
        return bytes;
    }

    /**
     * Reads it whole.
     *
     * @param what what it should be, such as {@code policy}
     */
    static Source read(String argument, String what, Terminal terminal) {
        String name = argument.equals(STDIN) ? "stdin" : argument;
        try {
            byte[] bytes = argument.equals(STDIN) ? bytes(terminal.in()) : bytes(file(argument), what);
            if (bytes.length > MOST_BYTES) {
                throw new CliException(name, "is larger than any " + what, "name the " + what + " document");
            }
            return new Source(name, bytes);
        } catch (IOException e) {
            throw unreadable(name, what, e);
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

    private static byte[] bytes(Path file, String what) throws IOException {
        if (Files.isDirectory(file)) {
            throw new CliException(file.toString(), "is a folder", "name the " + what + " document in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return bytes(in);
        }
    }

    private static byte[] bytes(InputStream in) throws IOException {
        return in.readNBytes(MOST_BYTES + 1);
    }

    private static CliException unreadable(String name, String what, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new CliException(name, "there is no such file", "name the " + what + " file, with its folder");
        }
        if (e instanceof AccessDeniedException) {
            return new CliException(name, "may not be read", "check its permissions");
        }
        return new CliException(name, "cannot be read", "check the disk, and that it is a file");
    }

    /** The text of a JSON document; perhaps not what it should be, but JSON. */
    String json(String what) {
        String text = utf8();
        if (text.isBlank()) {
            throw new CliException(name, "is empty", "write a " + what + " document, or name the right file");
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

    private String utf8() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CliException(name, "is not text in UTF-8", "save it as UTF-8, or name the right file");
        }
    }
}
