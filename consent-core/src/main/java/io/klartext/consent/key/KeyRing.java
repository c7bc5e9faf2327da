package io.klartext.consent.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret keys of a shop: they sign the visitor's cookie and the forms, seal the explanations in links, and make
 * pseudonyms. All nodes of a shop use the same ring. To rotate, put a new key in front: the first signs and seals, all of
 * them verify and open, because a message carries the id of its key; remove an old one when its cookies have run out.
 * Immutable and thread-safe.
 *
 * <p>Signing is HMAC-SHA-256; sealing is AES-256-GCM with a random nonce of 96 bits. Both cover a context that is not
 * part of the message, such as the person for whom it was made.
 */
public final class KeyRing {

    /** The bytes of one key. */
    static final int SIZE = 32;

    private static final int ID = Integer.BYTES;
    private static final int MAC = 32;
    private static final int NONCE = 12;
    private static final int TAG = 16;

    private final List<Key> keys;
    private final Ciphers ciphers = new Ciphers();

    private record Key(int id, Map<KeyUse, SecretKeySpec> byUse) {
        SecretKeySpec of(KeyUse use) {
            return Objects.requireNonNull(byUse.get(use));
        }
    }

    private KeyRing(List<Key> keys) {
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
        return KeyFile.readOrCreate(file, random);
    }

    /**
     * Keys from elsewhere, such as a secret store.
     *
     * @param keys at least one, each 32 random bytes in base64url without padding (43 characters); the first one signs
     * @return the ring
     * @throws io.klartext.consent.ConsentException if one is not a key
     */
    public static KeyRing of(List<String> keys) {
        return KeyFile.parse(keys, "The key ring");
    }

    /**
     * One random key that dies with the process: for trials and tests. Cookies and links made with it do not outlive a
     * restart.
     *
     * @param random where the key comes from
     * @return the ring
     */
    public static KeyRing temporary(SecureRandom random) {
        return of(List.of(newLine(random)));
    }

    /** A ring of these keys: at least one, each of {@link #SIZE} bytes. */
    static KeyRing ofSecrets(List<byte[]> secrets) {
        return new KeyRing(secrets.stream().map(KeyRing::key).toList());
    }

    private static Key key(byte[] secret) {
        Map<KeyUse, SecretKeySpec> byUse = new EnumMap<>(KeyUse.class);
        for (KeyUse use : KeyUse.values()) {
            byte[] derived = hmac(new SecretKeySpec(secret, "HmacSHA256"), "klartext " + use.name());
            byUse.put(use, new SecretKeySpec(derived, use.seals() ? "AES" : "HmacSHA256"));
        }
        int id = ByteBuffer.wrap(hmac(new SecretKeySpec(secret, "HmacSHA256"), "klartext id"))
                .getInt();
        return new Key(id, byUse);
    }

    private static byte[] hmac(SecretKeySpec key, String message) {
        return hmac(key, message.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(SecretKeySpec key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    /**
     * A message with its signature, as text for a cookie or a form.
     *
     * @param use what for
     * @param context what the signature covers besides the message
     * @param message what is signed; readable to anybody
     * @return base64url
     */
    public String sign(KeyUse use, String context, byte[] message) {
        Key key = keys.get(0);
        byte[] mac = hmac(key.of(use), signed(context, key.id(), message));
        return TokenText.encode(ByteBuffer.allocate(message.length + ID + MAC)
                .put(message)
                .putInt(key.id())
                .put(mac)
                .array());
    }

    /**
     * A keyed hash, for values that are compared and never read.
     *
     * @param use what for
     * @param message what is hashed
     * @return 32 bytes, under the first key
     */
    public byte[] mac(KeyUse use, byte[] message) {
        return hmac(keys.get(0).of(use), message);
    }

    /**
     * The keyed hashes of one message under all keys of the ring, the first key's first.
     *
     * @param use what for
     * @param message what is hashed
     * @return 32 bytes each
     */
    public List<byte[]> macs(KeyUse use, byte[] message) {
        return keys.stream().map(key -> hmac(key.of(use), message)).toList();
    }

    /**
     * The message of a signed text.
     *
     * @param use what for
     * @param context what the signature must cover besides the message
     * @param text what came back
     * @return the message; empty unless this ring signed exactly this
     */
    public Optional<byte[]> verify(KeyUse use, String context, String text) {
        byte[] all = TokenText.decode(text).orElse(new byte[0]);
        if (all.length < ID + MAC) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(all);
        byte[] message = new byte[all.length - ID - MAC];
        in.get(message);
        int id = in.getInt();
        byte[] mac = new byte[MAC];
        in.get(mac);
        boolean good = keys.stream()
                .filter(key -> key.id() == id)
                .anyMatch(key -> MessageDigest.isEqual(mac, hmac(key.of(use), signed(context, id, message))));
        return good ? Optional.of(message) : Optional.empty();
    }

    private static byte[] signed(String context, int id, byte[] message) {
        byte[] about = context.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 * Integer.BYTES + about.length + message.length)
                .putInt(id)
                .putInt(about.length)
                .put(about)
                .put(message)
                .array();
    }

    /**
     * A message that nobody but this ring can read or change, as text for a link.
     *
     * @param use what for
     * @param context what is authenticated besides the message
     * @param message what is sealed
     * @param random gives the nonce
     * @return base64url, {@link #sealedLength} characters
     */
    public String seal(KeyUse use, String context, byte[] message, SecureRandom random) {
        Key key = keys.get(0);
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, key, use, nonce, context, message)
                .orElseThrow(() -> new IllegalStateException("Every Java platform has AES/GCM"));
        return TokenText.encode(ByteBuffer.allocate(ID + NONCE + sealed.length)
                .putInt(key.id())
                .put(nonce)
                .put(sealed)
                .array());
    }

    /**
     * How long a sealed text is.
     *
     * @param messageLength the bytes of the message
     * @return characters
     */
    public static int sealedLength(int messageLength) {
        int bytes = ID + NONCE + TAG + messageLength;
        return (bytes * 4 + 2) / 3;
    }

    /**
     * The message of a sealed text.
     *
     * @param use what for
     * @param context what must have been authenticated besides the message
     * @param text what came back
     * @return the message; empty unless this ring sealed exactly this
     */
    public Optional<byte[]> open(KeyUse use, String context, String text) {
        byte[] all = TokenText.decode(text).orElse(new byte[0]);
        if (all.length < ID + NONCE + TAG) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(all);
        int id = in.getInt();
        byte[] nonce = new byte[NONCE];
        in.get(nonce);
        byte[] sealed = new byte[in.remaining()];
        in.get(sealed);
        return keys.stream()
                .filter(key -> key.id() == id)
                .flatMap(key -> crypt(Cipher.DECRYPT_MODE, key, use, nonce, context, sealed).stream())
                .findFirst();
    }

    private Optional<byte[]> crypt(int mode, Key key, KeyUse use, byte[] nonce, String context, byte[] message) {
        try {
            return Optional.of(ciphers.use(cipher -> {
                cipher.init(mode, key.of(use), new GCMParameterSpec(TAG * Byte.SIZE, nonce));
                cipher.updateAAD(
                        ByteBuffer.allocate(Integer.BYTES).putInt(key.id()).array());
                cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
                return cipher.doFinal(message);
            }));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** A new key as it is written in a file: 43 characters of base64url. */
    static String newLine(SecureRandom random) {
        byte[] secret = new byte[SIZE];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** No key ever reaches a log by accident. */
    @Override
    public String toString() {
        return "KeyRing[***]";
    }
}
