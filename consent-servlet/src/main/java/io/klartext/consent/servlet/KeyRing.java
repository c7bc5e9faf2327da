package io.klartext.consent.servlet;

import io.klartext.consent.servlet.internal.key.KeyFile;
import io.klartext.consent.servlet.internal.key.Keys;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/**
 * The secret keys that sign the visitor's cookie and the forms and seal the explanations in links. All nodes of a shop
 * use the same ring. To rotate, put a new key in front: the first key signs, all of them verify; remove an old one when
 * its cookies have run out. Immutable and thread-safe.
 */
public final class KeyRing {

    private final Keys keys;

    private KeyRing(Keys keys) {
        this.keys = keys;
    }

    /**
     * The keys in a file, one per line; lines that start with {@code #} are comments. If there is no such file it is made
     * with one random key, readable by its owner only.
     *
     * @param file the file, such as {@code data/consent-keys}
     * @return the ring
     * @throws io.klartext.consent.ConsentException if the file cannot be read or made, or a line is not a key
     */
    public static KeyRing inFile(Path file) {
        return inFile(file, new SecureRandom());
    }

    /**
     * The same, with randomness of your own.
     *
     * @param file the file
     * @param random where a new key comes from
     * @return the ring
     * @throws io.klartext.consent.ConsentException if the file cannot be read or made, or a line is not a key
     */
    public static KeyRing inFile(Path file, SecureRandom random) {
        return new KeyRing(KeyFile.readOrCreate(file, random));
    }

    /**
     * Keys from elsewhere, such as a secret store.
     *
     * @param keys at least one, each 32 random bytes in base64url without padding (43 characters); the first one signs
     * @return the ring
     * @throws io.klartext.consent.ConsentException if one is not a key
     */
    public static KeyRing of(List<String> keys) {
        return new KeyRing(KeyFile.parse(keys, "The key ring"));
    }

    /**
     * One random key that dies with the process: for trials and tests. Cookies and links made with it do not outlive a
     * restart.
     *
     * @param random where the key comes from
     * @return the ring
     */
    public static KeyRing temporary(SecureRandom random) {
        return of(List.of(Keys.newLine(random)));
    }

    Keys keys() {
        return keys;
    }

    /** No key ever reaches a log by accident. */
    @Override
    public String toString() {
        return "KeyRing[***]";
    }
}
