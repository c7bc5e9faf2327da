package io.klartext.consent.key;

import io.klartext.consent.ConsentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that holds a key ring: one key per line, the first one signs; empty lines and lines with # are comments. */
final class KeyFile {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private KeyFile() {}

    /**
     * The ring in a file; a missing file is made with one random key, for the owner's eyes only.
     *
     * @param file the file
     * @param random where a new key comes from
     * @return the ring
     */
    static KeyRing readOrCreate(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                create(file, random);
            }
            warnIfOthersCanRead(file);
            return parse(Files.readAllLines(file, StandardCharsets.UTF_8), "The key file " + file.getFileName());
        } catch (IOException e) {
            throw new ConsentException(
                    "The key file " + file + " cannot be read or made: check its folder and permissions", e);
        }
    }

    /**
     * The ring in these lines.
     *
     * @param lines as in the file
     * @param source what to call them when something is wrong
     * @return the ring
     */
    static KeyRing parse(List<String> lines, String source) {
        List<byte[]> secrets = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            byte[] secret = TokenText.decode(line).orElse(new byte[0]);
            if (secret.length != KeyRing.SIZE) {
                throw new ConsentException(source + " has no key in line " + (i + 1) + ": a key is " + KeyRing.SIZE
                        + " random bytes in base64url, 43 characters");
            }
            secrets.add(secret);
        }
        if (secrets.isEmpty()) {
            throw new ConsentException(
                    source + " holds no key: delete the file to have one made, or put one in a line");
        }
        return KeyRing.ofSecrets(secrets);
    }

    /** Written beside and linked into place, so that of several processes that start at once all read the same key. */
    private static void create(Path file, SecureRandom random) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        Path fresh = posix
                ? Files.createTempFile(folder, "keys", ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY))
                : Files.createTempFile(folder, "keys", ".new");
        try {
            Files.writeString(fresh, KeyRing.newLine(random) + "\n");
            link(file, fresh);
        } catch (FileAlreadyExistsException e) {
            LOG.debug("Another process made the key file first; its key is used");
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void link(Path file, Path fresh) throws IOException {
        try {
            Files.createLink(file, fresh);
        } catch (UnsupportedOperationException e) {
            Files.move(fresh, file);
        }
    }

    private static void warnIfOthersCanRead(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            LOG.warn("Others than its owner can read the key file {}: set its permissions to 600", file.getFileName());
        }
    }
}
